"""How fast the outputs of a tape change with its inputs: the exact derivatives, as outputs of a longer tape.

Each operation hands what is asked of its result on to what it works on, from the output back to the inputs (reverse
accumulation; Griewank & Walther 2008). The guards are those of the tape: across one, an output may jump.
"""

from __future__ import annotations

from forbear.minds.tape.recorder import Recorder
from forbear.minds.tape.tape import Tape


def derivative(output: str, name: str) -> str:
    """Return the name of an output's derivative by an input."""
    return f"d {output} / d {name}"


def with_gradient(tape: Tape) -> Tape:
    """Return the tape with, after its outputs, the derivative of each by each input."""
    recorder = Recorder.resumed(tape)
    outputs = dict(tape.outputs)
    zero = recorder.constant(0.0)
    for output, number in tape.outputs:
        slopes = _slopes(tape, number, recorder)
        for at, (code, which, _) in enumerate(tape.operations):
            if code == "input":
                outputs[derivative(output, tape.inputs[int(which)])] = slopes.get(at, zero)
    return recorder.tape(outputs)


def _slopes(tape: Tape, output: int, recorder: Recorder) -> dict[int, int]:
    """Return for each operation that an output hangs on the one that makes the derivative by it."""
    slopes: dict[int, int] = {output: recorder.constant(1.0)}

    def add(number: int, slope: int) -> None:
        if tape.operations[number][0] != "constant":
            known = slopes.get(number)
            slopes[number] = slope if known is None else recorder.add(known, slope)

    def take(number: int, slope: int) -> None:
        if tape.operations[number][0] != "constant":
            known = slopes.get(number)
            slopes[number] = recorder.subtract(recorder.constant(0.0) if known is None else known, slope)

    for number in range(output, -1, -1):
        slope = slopes.get(number)
        if slope is None:
            continue
        code, first, right = tape.operations[number]
        left = int(first) if code not in ("input", "constant") else 0
        match code:
            case "+":
                add(left, slope)
                add(right, slope)
            case "-":
                add(left, slope)
                take(right, slope)
            case "*":
                add(left, recorder.multiply(slope, right))
                add(right, recorder.multiply(slope, left))
            case "/":
                each = recorder.divide(slope, right)
                add(left, each)
                take(right, recorder.multiply(each, number))
            case "exp":
                add(left, recorder.multiply(slope, number))
            case "log":
                add(left, recorder.divide(slope, left))
            case "max":  # at a tie the derivative of the second
                first_is_larger = recorder.step(recorder.subtract(left, right))
                mine = recorder.multiply(slope, first_is_larger)
                add(left, mine)
                add(right, recorder.subtract(slope, mine))
    return slopes
