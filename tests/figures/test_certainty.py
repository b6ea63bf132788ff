"""How certainty is shown."""

from __future__ import annotations

from typing import get_args
from xml.etree import ElementTree as ET

import pytest

from bloc_course.dataset.records import Modality
from bloc_course.figures.certainty import MEANS, WORDS, mark_html


@pytest.mark.parametrize("modality", get_args(Modality))
def test_a_mark_is_a_shape_and_a_word(modality):
    mark = ET.fromstring(mark_html(modality).replace("&nbsp;", " "))
    assert "".join(mark.itertext()).strip() == WORDS[modality]
    assert mark[0].get("aria-hidden") == "true"
    assert mark.get("title") == MEANS[modality]


def test_no_two_modalities_look_or_sound_alike():
    assert len(set(WORDS.values())) == len(WORDS)
    assert len({mark_html(m).partition("</svg>")[0].partition("<svg")[2] for m in WORDS}) == len(
        WORDS
    )
