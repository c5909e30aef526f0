"""TLS of the relay: when it is spoken, with which certificate, and what is refused at the start."""

import ssl
import stat
from pathlib import Path

import pytest

from sealroom.controller.connection import open_connection
from sealroom.controller.errors import RelayUnreachable
from sealroom.controller.relay_address import relay_address
from sealroom.crypto.certificate import make_certificate, pin_of_pem
from sealroom.relay import RelayConfig, open_relay
from sealroom.relay.config import TlsFiles
from sealroom.relay.storage import StorageRefused
from sealroom.relay.tls import CERTIFICATE_FILE, KEY_FILE, relay_tls
from tests.relay.person import now_ms

EVERYWHERE = "0.0.0.0"  # what asks for TLS; the tests themselves go by loopback
HERE = "127.0.0.1"


async def greets(address: str) -> bool:
    async with await open_connection(address) as connection:
        frame = await anext(aiter(connection.frames()))
    return bool(frame.notify)


async def test_beyond_this_computer_it_speaks_tls_with_a_certificate_of_its_own(
    tmp_path: Path,
) -> None:
    config = RelayConfig(data_dir=tmp_path / "relay", host=EVERYWHERE)
    addresses = []
    for _ in range(2):
        async with open_relay(config) as printed:
            address = relay_address(printed).at(HERE)
            addresses.append(address)
            assert address.secure
            assert await greets(str(address))
            plain = address._replace(secure=False, pin="")
            with pytest.raises(RelayUnreachable):
                await open_connection(str(plain))
    assert addresses[0].pin == addresses[1].pin
    assert stat.S_IMODE((tmp_path / "relay" / KEY_FILE).stat().st_mode) == 0o600


async def test_with_a_certificate_that_this_computer_trusts_no_pin_is_needed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = write_certificate(tmp_path, HERE)
    config = RelayConfig(data_dir=tmp_path / "relay", tls=files)
    async with open_relay(config) as address:
        assert relay_address(address).pin == ""
        with pytest.raises(RelayUnreachable, match="cannot show who it is"):
            await open_connection(address)
        pinned = f"{address}#{pin_of_pem(files.certificate.read_bytes())}"
        assert await greets(pinned)
        monkeypatch.setenv("SSL_CERT_FILE", str(files.certificate))
        assert await greets(address)


async def test_behind_a_proxy_it_may_speak_without(tmp_path: Path) -> None:
    config = RelayConfig(data_dir=tmp_path / "relay", host=EVERYWHERE, behind_tls=True)
    async with open_relay(config) as printed:
        assert printed.startswith("ws://")


def test_a_certificate_left_without_its_key_is_made_anew(tmp_path: Path) -> None:
    config = RelayConfig(data_dir=tmp_path, host=EVERYWHERE)
    first = relay_tls(config, now_ms())
    again = relay_tls(config, now_ms())
    assert first is not None
    assert again is not None
    assert first.pin == again.pin
    (tmp_path / CERTIFICATE_FILE).unlink()
    anew = relay_tls(config, now_ms())
    assert anew is not None
    assert anew.pin != first.pin


@pytest.mark.parametrize("lost", ["certificate", "key"])
def test_files_that_cannot_be_used_are_refused_with_their_names(tmp_path: Path, lost: str) -> None:
    files = write_certificate(tmp_path, HERE)
    getattr(files, lost).write_text("nothing of the kind")
    with pytest.raises(StorageRefused, match=r"certificate\.pem"):
        relay_tls(RelayConfig(data_dir=tmp_path, tls=files), now_ms())


def test_old_versions_of_tls_are_not_spoken(tmp_path: Path) -> None:
    tls = relay_tls(RelayConfig(data_dir=tmp_path, host=EVERYWHERE), now_ms())
    assert tls is not None
    assert tls.context.minimum_version is ssl.TLSVersion.TLSv1_3


def write_certificate(folder: Path, host: str) -> TlsFiles:
    made = make_certificate("relay", now_ms(), host)
    files = TlsFiles(folder / "certificate.pem", folder / "key.pem")
    files.certificate.write_bytes(made.certificate)
    files.key.write_bytes(made.private_key)
    return files
