"""Scenes, runs and plays can be pickled, and threads may share a scene."""

from __future__ import annotations

import pickle
from concurrent.futures import ThreadPoolExecutor

import forbear
from tests.cli.calling import GAMBIT


def test_a_scene_a_run_and_a_play_are_the_same_after_pickling() -> None:
    scene = forbear.load(GAMBIT)
    again = pickle.loads(pickle.dumps(scene))
    assert again.task == scene.task
    run = scene.run("offer")
    assert pickle.loads(pickle.dumps(run)).as_data() == run.as_data()
    sampled = scene.run(samples=5, seed=3)
    assert pickle.loads(pickle.dumps(sampled)).as_data("stories") == sampled.as_data("stories")
    playing = forbear.play(scene, "Bob", seed=4).choose(0)
    assert pickle.loads(pickle.dumps(playing)).view() == playing.view()


def test_threads_share_a_scene() -> None:
    """What each of eight threads finds at once is what one finds alone."""
    scene = forbear.load(GAMBIT)
    settings = [0.5, 1.0, 1.5, 2.0] * 4
    alone = [scene.moved({"precision(Alice)": amount}).run().outcomes for amount in settings]
    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(lambda amount: scene.moved({"precision(Alice)": amount}).run().outcomes, settings))
        plays = list(threads.map(lambda seed: forbear.play(scene, "Bob", seed=seed).view(), [1] * 8))
    assert together == alone
    assert all(view == plays[0] for view in plays)
