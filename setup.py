"""What pyproject.toml cannot say: packages that are found, and one that lies elsewhere.

The data in the top-level folder `resources` becomes the package `sealroom.resources`, in a wheel as
in an editable checkout: `importlib.resources.files("sealroom.resources")` finds it in both.
"""

from setuptools import find_packages, setup

setup(
    packages=[*find_packages("app"), "sealroom.resources"],
    package_dir={"": "app", "sealroom.resources": "resources"},
    package_data={
        "": ["py.typed", "**/*.sql", "**/*.md"],
        "sealroom.resources": ["**/*"],
    },
    exclude_package_data={"sealroom.resources": ["**/*.pyc"]},
)
