"""Project Wycheproof's vectors against the primitives, called as this package calls them.

The files lie beside the repository; where they are not, these tests are skipped.
"""

from pathlib import Path
from typing import Annotated

import msgspec
import pytest
from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import load_der_private_key

from sealroom.crypto.errors import KeyBundleRefused
from sealroom.crypto.identity import OAEP_PADDING, Identity
from sealroom.crypto.public_key import kem_public_key, signing_public_key
from tests.crypto.people import Person

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "vectors" / "wycheproof"

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="Wycheproof's files are not here")

Hex = Annotated[str, msgspec.Meta(pattern="^([0-9a-f]{2})*$")]


class Case(msgspec.Struct, frozen=True, rename="camel"):
    """One vector: every field that some file has. Bytes are hex."""

    tc_id: int
    result: str
    key: Hex = ""
    iv: Hex = ""
    aad: Hex = ""
    msg: Hex = ""
    ct: Hex = ""
    tag: Hex = ""
    sig: Hex = ""
    ikm: Hex = ""
    salt: Hex = ""
    info: Hex = ""
    okm: Hex = ""
    size: int = 0
    label: Hex = ""
    seed: Hex = ""
    ek: Hex = ""
    c: Hex = ""
    secret: Hex = msgspec.field(default="", name="K")

    @property
    def valid(self) -> bool:
        return self.result == "valid"


class Ed25519Key(msgspec.Struct, frozen=True):
    """The key of a group of signatures."""

    pk: Hex


class Group(msgspec.Struct, frozen=True, rename="camel"):
    """Vectors with something in common."""

    tests: list[Case]
    key_size: int = 0
    iv_size: int = 0
    tag_size: int = 0
    public_key: Ed25519Key | None = None
    private_key_pkcs8: Hex = ""


class File(msgspec.Struct, frozen=True, rename="camel"):
    """A file of Wycheproof."""

    test_groups: list[Group]


def groups(name: str) -> list[Group]:
    return msgspec.json.decode((FOLDER / f"{name}.json").read_bytes(), type=File).test_groups


def raw(text: str) -> bytes:
    return bytes.fromhex(text)


def test_aes_256_gcm_with_nonces_of_96_bits() -> None:
    ours = [
        case
        for group in groups("aes_gcm_test")
        if (group.key_size, group.iv_size, group.tag_size) == (256, 96, 128)
        for case in group.tests
    ]
    assert len(ours) > 50
    for case in ours:
        cipher, sealed = AESGCM(raw(case.key)), raw(case.ct) + raw(case.tag)
        if case.valid:
            assert cipher.encrypt(raw(case.iv), raw(case.msg), raw(case.aad)) == sealed
            assert cipher.decrypt(raw(case.iv), sealed, raw(case.aad)) == raw(case.msg)
        else:
            with pytest.raises(InvalidTag):
                cipher.decrypt(raw(case.iv), sealed, raw(case.aad))


def test_ed25519() -> None:
    for group in groups("ed25519_test"):
        assert group.public_key is not None
        key = signing_public_key(raw(group.public_key.pk))
        for case in group.tests:
            if case.valid:
                key.verify(raw(case.sig), raw(case.msg))
            else:
                with pytest.raises(InvalidSignature):
                    key.verify(raw(case.sig), raw(case.msg))


def test_hkdf_sha_256() -> None:
    for group in groups("hkdf_sha256_test"):
        for case in group.tests:
            if case.valid:
                kdf = HKDF(SHA256(), case.size, raw(case.salt) or None, raw(case.info))
                assert kdf.derive(raw(case.ikm)) == raw(case.okm)
            else:
                with pytest.raises(ValueError, match="larger"):
                    HKDF(SHA256(), case.size, raw(case.salt) or None, raw(case.info))


def test_ml_kem_768_keys_from_seeds() -> None:
    for group in groups("mlkem_768_keygen_seed_test"):
        for case in group.tests:
            key = MLKEM768PrivateKey.from_seed_bytes(raw(case.seed))
            assert key.public_key().public_bytes_raw() == raw(case.ek)


def test_ml_kem_768_encapsulation_refuses_bad_keys() -> None:
    for group in groups("mlkem_768_encaps_test"):
        for case in group.tests:
            if case.valid:
                kem_public_key(raw(case.ek)).encapsulate()
            else:
                with pytest.raises(KeyBundleRefused):
                    kem_public_key(raw(case.ek))


def test_ml_kem_768_decapsulation() -> None:
    for group in groups("mlkem_768_test"):
        for case in group.tests:
            if case.valid:
                key = MLKEM768PrivateKey.from_seed_bytes(raw(case.seed))
                assert key.decapsulate(raw(case.c)) == raw(case.secret)
            else:
                with pytest.raises(ValueError, match="ML-KEM"):
                    MLKEM768PrivateKey.from_seed_bytes(raw(case.seed)).decapsulate(raw(case.c))


def test_rsa_oaep_3072(ada: Person) -> None:
    for group in groups("rsa_oaep_3072_sha256_mgf1sha256_test"):
        key = load_der_private_key(raw(group.private_key_pkcs8), None)
        assert isinstance(key, RSAPrivateKey)
        identity = Identity(key, ada.identity._signing)
        for case in group.tests:
            if case.valid and not case.label:
                assert key.decrypt(raw(case.ct), OAEP_PADDING) == raw(case.msg)
            else:
                with pytest.raises(ValueError, match=r"failed|length"):
                    key.decrypt(raw(case.ct), OAEP_PADDING)
                assert len(identity.open_secret(raw(case.ct))) == 32
