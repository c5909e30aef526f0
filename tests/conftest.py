"""What every test shares: no screen, unlocked memory, and how long hypothesis may look."""

import os

from hypothesis import HealthCheck, settings

from sealroom.store import driver

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
driver.MEMORY_SECURITY = "OFF"
"""Half the time of a test with a profile went into it; programs that tests start have it on."""

settings.register_profile(
    "dev", deadline=2000
)  # milliseconds; a shared machine stalls now and then
settings.register_profile(
    "ci",
    deadline=None,
    derandomize=True,  # a submission is judged by the same examples each time
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("ci" if os.environ.get("CI") else "dev")
