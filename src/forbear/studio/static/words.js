// Numbers in words, as the account has them, and values by the names of the scene's scale.

const LIKELIHOOD = [
  [0.995, "all but certain"],
  [0.9, "very likely"],
  [0.7, "likely"],
  [0.55, "rather likely"],
  [0.45, "as likely as not"],
  [0.3, "rather unlikely"],
  [0.1, "unlikely"],
  [0.005, "very unlikely"],
  [0, "all but impossible"],
];

const SURPRISE = [
  [6, "stunned"],
  [3, "astonished"],
  [1.5, "surprised"],
  [0.5, "a little surprised"],
  [0, "not surprised"],
];

/** Who finds an event less likely than this even in their own best reading of it is astonished, or more. */
const UNLIKELY = 0.3;

/** Below so many bits nobody is said to be surprised; below so much utility nobody is said to regret. */
export const STARTLED = 0.5;
export const FELT = 0.01;
/** A belief that moved by less is drawn as unmoved. */
export const MOVED = 0.01;

export function likelihood(probability) {
  if (probability >= 1) return "certain";
  if (probability <= 0) return "impossible";
  return LIKELIHOOD.find(([least]) => probability >= least)[1];
}

/** atBest: how likely it was in their own best reading of it; who can explain it so is no more than surprised. */
export function surprise(bits, atBest = 0) {
  const felt = atBest < UNLIKELY ? bits : Math.min(bits, 2.9);
  return SURPRISE.find(([least]) => felt >= least)[1];
}

const THIN = "\u202f";

export function percent(probability) {
  if (probability > 0 && probability < 0.005) return `<1${THIN}%`;
  if (probability < 1 && probability > 0.995) return `>99${THIN}%`;
  return `${Math.round(probability * 100)}${THIN}%`;
}

export function figures(number, digits = 3) {
  if (number === null || number === undefined) return "–";
  if (typeof number !== "number") return String(number);
  return String(Number(number.toPrecision(digits))).replace("-", "−");
}

export function listed(items, joiner = "and") {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} ${joiner} ${items.at(-1)}`;
}

export function spaced(name) {
  return name.replaceAll("_", " ");
}

/** A sentence begins with a capital, whoever it is about. */
export function capital(text) {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

export function counted(number, one, many = `${one}s`) {
  return `${number} ${number === 1 ? one : many}`;
}

/** How things of one scene are called: amounts by the names of its scale. */
export class Naming {
  constructor(scene) {
    this.amounts = new Map();
    for (const { name, value } of scene?.amounts ?? []) if (!this.amounts.has(value)) this.amounts.set(value, name);
    this.numeric = new Set((scene?.facts ?? []).filter((fact) => fact.type === "number").map((fact) => fact.fluent));
    this.people = scene?.characters ?? [];
    this.outcomes = new Map((scene?.outcomes ?? []).map(({ name, told }) => [name, told]));
  }

  /** Learn from a run how its outcomes are told. */
  learn(run) {
    for (const { name, told } of run?.outcomes ?? []) if (told) this.outcomes.set(name, told);
    return this;
  }

  outcome(name) {
    return this.outcomes.get(name) ?? spaced(name);
  }

  value(fluent, value) {
    if (typeof value === "boolean") return value ? "true" : "false";
    return (this.numeric.has(fluent) && this.amounts.get(value)) || figures(value, 4);
  }

  fact(fluent, value) {
    if (value === true) return fluent;
    if (value === false) return `not ${fluent}`;
    if (value === "?") return `${fluent} unknown`;
    return `${fluent} = ${this.value(fluent, value)}`;
  }

  amount(number) {
    const name = this.amounts.get(number);
    return name ? `${name} (${figures(number)})` : figures(number);
  }

  /** Which of the minds' colours somebody has. */
  colour(person) {
    const place = this.people.indexOf(person);
    return place < 0 ? "var(--edge)" : `var(--mind-${(place % 6) + 1})`;
  }
}

/** Whose thought a path is: "Rick thinks Ilsa thinks". */
export function mind(path) {
  return path.map((name) => `${name} thinks`).join(" ");
}
