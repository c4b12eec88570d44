// The numbers and switches of a scene, for people: how each is told, and which are shown before anybody asks for more.
import { mind } from "./words.js";

/** Return the scene's numbers with {label, aside, isShown}: what is offered at once is what the scene itself states, and
 * what somebody in it doubts. Of two weights that sum to 1 only the first is offered: the other follows. */
export function tellNumbers(scene) {
  const facts = new Map(scene.facts.map((fact) => [fact.fluent, fact]));
  const credences = tellCredences(scene);
  return scene.numbers.flatMap((number) => {
    const fact = facts.get(number.name);
    if (number.group === "credence") {
      const told = credences.get(spelled(number.name));
      if (told?.isFollowing) return [];
      const aside = number.now === null ? "differs by what else is so; moved, it holds throughout" : null;
      return [{ ...number, label: told?.label ?? number.name, aside, isShown: number.written }];
    }
    const aside = number.group === "fact" && fact?.told && fact.told !== `${fact.fluent} = ${fact.said}` ? `as written: ${fact.told}` : null;
    return [{ ...number, label: number.name, aside, isShown: number.written || fact?.doubted === true }];
  });
}

/** Return the scene's switches with {label, isShown}. */
export function tellSwitches(scene) {
  const doubted = new Set(scene.facts.filter((fact) => fact.doubted).map((fact) => fact.fluent));
  return scene.switches.map((one) => {
    const yes = one.type === "boolean" ? one.values.indexOf(true) : -1;
    return { ...one, label: (yes >= 0 && one.told?.[yes]) || one.fluent, isShown: one.written || doubted.has(one.fluent) };
  });
}

function tellCredences(scene) {
  const found = new Map();
  for (const { path, fluents, alternatives } of scene.beliefs) {
    if (fluents.length !== 1) continue;
    for (const { choices } of alternatives) {
      const ordered = [...choices].sort((one, other) => Number(other.values[0] === true) - Number(one.values[0] === true));
      ordered.forEach(({ values, said }, place) => {
        const name = path.reduceRight((inner, who) => `believes(${who}, ${inner})`, `${fluents[0]} = ${written(values[0])}`);
        if (!found.has(spelled(name))) found.set(spelled(name), { label: `${mind(path)}: ${said[0]}`, isFollowing: choices.length === 2 && place === 1 });
      });
    }
  }
  return found;
}

function written(value) {
  return value === true ? "True" : value === false ? "False" : String(value);
}

function spelled(name) {
  return name.replace(/openly |\s+/g, "");
}
