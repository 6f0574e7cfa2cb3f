"""The sealed file of a backup: whatever is done to it is found, and said in one line."""

import io
import secrets

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synovia.project.backup.sealed import CHUNK_BYTES, SealedFileProblem, SealedReader, SealedWriter

KEY = bytes(range(32))


def sealed(content: bytes, manifest: bytes = b"{}") -> bytes:
    file = io.BytesIO()
    writer = SealedWriter(file, KEY)
    writer.write(content)
    writer.finish(manifest)
    return file.getvalue()


def opened(file: bytes, key: bytes = KEY) -> tuple[bytes, bytes]:
    reader = SealedReader(io.BytesIO(file), key)
    content = b"".join(reader.stream())
    return content, reader.manifest


@pytest.mark.parametrize("length", [0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, 2 * CHUNK_BYTES + 5])
def test_what_was_sealed_comes_back(length: int) -> None:
    content = secrets.token_bytes(length)
    assert opened(sealed(content, b"manifest")) == (content, b"manifest")


def test_nothing_of_the_content_can_be_read_in_the_file() -> None:
    assert b"canary-of-maria" not in sealed(b"canary-of-maria" * 100)


def test_the_same_content_is_sealed_differently_each_time() -> None:
    assert sealed(b"same") != sealed(b"same")


def test_another_key_is_named_as_the_reason() -> None:
    with pytest.raises(SealedFileProblem, match="another key"):
        opened(sealed(b"content"), secrets.token_bytes(32))


def test_a_file_of_another_kind_is_not_a_backup() -> None:
    with pytest.raises(SealedFileProblem, match="not a Synovia backup"):
        opened(b"PK\x03\x04 something else")


@given(st.data())
def test_a_file_cut_off_anywhere_is_found(data: st.DataObject) -> None:
    whole = sealed(b"x" * 1000)
    with pytest.raises(SealedFileProblem):
        opened(whole[: data.draw(st.integers(0, len(whole) - 1))])


@given(st.data())
def test_a_single_changed_bit_is_found(data: st.DataObject) -> None:
    whole = bytearray(sealed(b"x" * 1000))
    whole[data.draw(st.integers(0, len(whole) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(SealedFileProblem):
        opened(bytes(whole))


def test_parts_that_changed_places_are_found() -> None:
    whole = sealed(b"a" * CHUNK_BYTES + b"b" * CHUNK_BYTES)
    start, part = 17 + 16 + 16, 5 + CHUNK_BYTES + 16
    swapped = whole[:start] + whole[start + part : start + 2 * part] + whole[start : start + part]
    with pytest.raises(SealedFileProblem, match="part 1"):
        opened(swapped + whole[start + 2 * part :])


def test_a_part_taken_out_is_found() -> None:
    whole = sealed(b"a" * CHUNK_BYTES + b"b" * CHUNK_BYTES)
    start, part = 17 + 16 + 16, 5 + CHUNK_BYTES + 16
    with pytest.raises(SealedFileProblem, match="part 1"):
        opened(whole[:start] + whole[start + part :])


def test_something_put_behind_the_end_is_found() -> None:
    with pytest.raises(SealedFileProblem, match="follows its end"):
        opened(sealed(b"content") + b"more")
