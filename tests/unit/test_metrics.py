"""The figures that decide thresholds, on cases small enough to do by hand."""

import numpy as np
import pytest

import metrics

SCORES = np.array([0.1, 0.2, 0.3, 0.4, 0.6, 0.7, 0.8, 0.9])
TRUTH = np.array([False, False, False, True, False, True, True, True])


def test_the_false_alarm_threshold_lets_through_no_more_than_the_rate() -> None:
    none = metrics.false_alarm_threshold(SCORES, TRUTH, 0.0)
    assert (SCORES[~TRUTH] >= none).sum() == 0
    assert none == pytest.approx(0.65)
    quarter = metrics.false_alarm_threshold(SCORES, TRUTH, 0.25)
    assert (SCORES[~TRUTH] >= quarter).sum() == 1
    assert (SCORES[TRUTH] >= quarter).all()


def test_where_an_honest_draft_scores_highest_nothing_is_flagged() -> None:
    assert metrics.false_alarm_threshold(np.array([0.9, 0.5]), np.array([False, True]), 0.0) == 1.0


def test_the_best_f1_threshold_lies_between_two_scores() -> None:
    threshold = metrics.best_f1_threshold(SCORES, TRUTH)
    assert metrics.f1(threshold <= SCORES, TRUTH) == pytest.approx(8 / 9)
    assert threshold not in SCORES


def test_auc_counts_how_often_a_positive_outranks_a_negative() -> None:
    assert metrics.auc(SCORES, TRUTH) == pytest.approx(15 / 16)
    assert metrics.auc(np.array([0.5, 0.5]), np.array([True, False])) == 0.5


def test_the_wilson_interval_of_no_hits_is_not_empty() -> None:
    low, high = metrics.wilson(0, 100)
    assert low == pytest.approx(0, abs=1e-9)
    assert high == pytest.approx(0.037, abs=0.001)


def test_a_certain_and_right_model_is_calibrated() -> None:
    assert metrics.expected_calibration_error(np.array([0.0, 1.0]), np.array([False, True])) == 0
    assert metrics.expected_calibration_error(np.array([1.0, 1.0]), np.array([False, True])) == 0.5
