from summarizer.attribution.in_order import InOrder


def test_a_word_stands_in_the_span_that_holds_its_first_letter():
    spans = InOrder([(2, 5), (5, 9), (12, 13)])
    asked = [0, 2, 4, 5, 8, 9, 12, 13]
    assert [spans.at(offset) for offset in asked] == [None, 0, 0, 1, 1, None, 2, None]


def test_no_word_stands_in_spans_that_are_none():
    assert InOrder([]).at(3) is None


def test_of_spans_within_each_other_the_outer_one_counts():
    spans = InOrder([(0, 9), (3, 6)])
    assert [spans.at(offset) for offset in (0, 4, 7, 9)] == [0, 0, 0, None]
