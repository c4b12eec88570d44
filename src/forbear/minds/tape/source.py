"""A tape as C: vectors of points, in functions short enough for a compiler to be quick about them.

What one function hands to the next is kept in places that are used again once nobody reads them. exp is done here, by
vectors and without a table, to one unit in the last place: a library's would be called for one point after the other.
"""

from __future__ import annotations

from forbear.minds.tape.tape import UNARY, Tape
from forbear.minds.tape.uses import uses_of

PIECE = 1_000
"""Operations in one function."""

_HEAD = """\
#include <math.h>
#include <stdint.h>
#define W %(width)d
#define inf INFINITY
typedef double v __attribute__((vector_size(W * 8)));
typedef int64_t w __attribute__((vector_size(W * 8)));
static v exponential(v x) __attribute__((noinline, unused));
static v exponential(v x) {
  w none = x < -708.0;
  w most = x > 709.0;
  x = (v)(((w)x & ~none & ~most) | ((w)(0.0 * x + 709.0) & most));
  v t = x * 0x1.71547652b82fep+0 + 0x1.8p52;
  v k = t - 0x1.8p52;
  v r = x - k * 0x1.62e42fefa38p-1;
  r = r - k * 0x1.ef35793c7673p-45;
  v q = r * r;
  v f = q * q;
  v a = (1.0 + r) + q * (0.5 + r * 0x1.5555555555555p-3);
  v b = (0x1.5555555555555p-5 + r * 0x1.1111111111111p-7) + q * (0x1.6c16c16c16c17p-10 + r * 0x1.a01a01a01a01ap-13);
  v c = (0x1.a01a01a01a01ap-16 + r * 0x1.71de3a556c734p-19) + q * (0x1.27e4fb7789f5cp-22 + r * 0x1.ae64567f544e4p-26);
  v d = 0x1.1eed8eff8d898p-29 + r * 0x1.6124613a86d09p-33;
  v p = a + f * (b + f * (c + f * d));
  w e = ((w)t << 52) + 0x3ff0000000000000LL;
  return (v)((w)(p * (v)e) & ~none);
}
static v logarithm(v x) __attribute__((noinline, unused));
static v logarithm(v x) {
  for (int i = 0; i < W; i++) x[i] = log(x[i]);
  return x;
}
static v larger(v x, v y) __attribute__((unused));
static v larger(v x, v y) {
  w first = x > y;
  return (v)(((w)x & first) | ((w)y & ~first));
}
static v above(v x) __attribute__((unused));
static v above(v x) { return (v)((w)((v){0} + 1.0) & (x > 0.0)); }
static v size(v x) __attribute__((unused));
static v size(v x) { return (v)((w)x & 0x7fffffffffffffffLL); }
"""

_TAIL = """\
void run(long points, const double *const *in, double *const *out, unsigned char *holds) {
  v s[%(places)d];
  v x[%(inputs)d];
  v o[%(outputs)d];
  for (long start = 0; start < points; start += W) {
    long count = points - start < W ? points - start : W;
    for (int k = 0; k < %(inputs)d; k++)
      for (int i = 0; i < W; i++) x[k][i] = in[k][start + (i < count ? i : count - 1)];
    w ok = (w){0} - 1;
%(calls)s
    for (int k = 0; k < %(outputs)d; k++)
      for (int i = 0; i < count; i++) out[k][start + i] = o[k][i];
    for (int i = 0; i < count; i++) holds[start + i] = ok[i] != 0;
  }
}
"""


_CALLED = {"exp": "exponential", "log": "logarithm", "step": "above"}


def written_in_c(tape: Tape, width: int) -> str:
    """Return the text of a C file with one function, `run`, for vectors of so many points."""
    uses = uses_of(tape)
    last, checks, gives = uses.last, uses.checks, uses.gives
    kept: dict[int, int] = {}
    free: list[int] = []
    places = 0
    text = [_HEAD % {"width": width}]
    starts = range(0, len(tape.operations), PIECE)
    for start in starts:
        stop = min(start + PIECE, len(tape.operations))
        lines: list[str] = []
        seen: set[int] = set()

        def name(number: int, start: int = start, lines: list[str] = lines, seen: set[int] = seen) -> str:
            code, value, _ = tape.operations[number]
            if code == "constant":
                return f"({value!r})" if value == value else "(0.0 / 0.0)"
            if code == "input":
                return f"x[{int(value)}]"
            if number < start and number not in seen:
                seen.add(number)
                lines.append(f"  const v t{number} = s[{kept[number]}];")
            return f"t{number}"

        for number in range(start, stop):
            code, left, right = tape.operations[number]
            if code in UNARY:
                lines.append(f"  const v t{number} = {_CALLED[code]}({name(int(left))});")
            elif code == "max":
                pair = ", ".join(f"(v){{0}} + {name(at)}" for at in (int(left), right))
                lines.append(f"  const v t{number} = larger({pair});")
            elif code not in ("input", "constant"):
                one, other = name(int(left)), name(right)
                lines.append(f"  const v t{number} = {one} {code} {other};")
            if code not in ("input", "constant") and last[number] >= stop:
                if free:
                    kept[number] = free.pop()
                else:
                    kept[number] = places
                    places += 1
                lines.append(f"  s[{kept[number]}] = t{number};")
            zero = f"({name(number)} + (v){{0}})" if code == "constant" else name(number)
            for guard in checks.get(number, ()):
                if guard.relation == "!=":
                    lines.append(f"  *ok &= size({zero}) > {guard.limit!r};")
                else:
                    lines.append(f"  *ok &= {zero} {guard.relation} {guard.limit!r};")
            lines += [f"  o[{output}] = {zero};" for output in gives.get(number, ())]
        done = [number for number in kept if last[number] < stop]
        free += [kept.pop(number) for number in done]
        text.append(
            f"static __attribute__((noinline)) void piece{start}"
            "(v *restrict s, const v *restrict x, v *restrict o, w *restrict ok) {\n" + "\n".join(lines) + "\n}\n"
        )
    calls = "\n".join(f"    piece{start}(s, x, o, &ok);" for start in starts)
    sizes = {"places": max(places, 1), "inputs": max(len(tape.inputs), 1), "outputs": max(len(tape.outputs), 1)}
    return "".join(text) + _TAIL % {**sizes, "calls": calls}
