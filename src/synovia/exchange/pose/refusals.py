"""Why a picture or a clip is not taken, in words for the person who sent it."""

from __future__ import annotations


class PictureRefused(ValueError):
    """The picture or clip cannot be used. The message says why and what to do; it names nobody."""


class NotAPicture(PictureRefused):
    """The file is not of a kind that is taken, whatever its name says, or is damaged."""


class Heic(NotAPicture):
    """A picture in Apple's HEIC, which is not read."""


class Animated(NotAPicture):
    """A picture that moves."""


class TooLarge(PictureRefused):
    """More bytes, pixels or seconds than are taken. Found before anything is decoded."""


class NotAClip(PictureRefused):
    """The file is not a video of a kind that is taken, or is damaged."""


class NoPerson(PictureRefused):
    """Nobody was found."""


class SeveralPeople(PictureRefused):
    """More than one person was found."""


class HalfPerson(PictureRefused):
    """A part of the person that is needed lies outside the picture."""


class WrongView(PictureRefused):
    """The camera did not look from where it should."""
