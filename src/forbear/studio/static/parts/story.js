// A story as a timeline: at each step what happens, the odds it had, why, who saw it, and what it did to their minds.
import { html } from "../lib/view.js";
import { FELT, MOVED, STARTLED, capital, figures, likelihood, listed, percent, surprise } from "../words.js";
import { Odds } from "./bars.js";
import { Figure } from "./figure.js";
import { Minds, beliefRows } from "./minds.js";
import { Because } from "./why.js";

/** story: of a run. asked: the answers about why, or null while they are not there. onChoose: (step, option) → void. */
export function Story({ story, naming, asked = null, isAskedStale = false, onChoose = null, compact = false, isAsTold = false }) {
  return html`<ol class="timeline">
    ${story.steps.map((step, place) => html`<${Step} key=${place} step=${step} place=${place} naming=${naming} compact=${compact} isAsTold=${isAsTold}
      why=${asked?.why?.find((why) => why.step === place)} regret=${asked?.regrets?.find((regret) => regret.step === place)}
      pivots=${pivotsAt(asked?.courses ?? [], place)} isAskedStale=${isAskedStale} isAsked=${asked !== null} onChoose=${onChoose} />`)}
  </ol>`;
}

/** An outcome whose odds no step moved by more is not said to have turned. */
const TURNED = 0.02;

function pivotsAt(courses, place) {
  return courses
    .filter((course) => course.pivot === place)
    .map(({ outcome, probabilities }) => ({ outcome, before: probabilities[place], after: probabilities[place + 1] }))
    .filter(({ before, after }) => Math.abs(before - after) >= TURNED);
}

function Step({ step, place, naming, why, regret, pivots, isAskedStale, isAsked, onChoose, compact, isAsTold }) {
  const chooser = step.chooser ?? step.event.by;
  const colour = naming.colour(chooser);
  const isChoice = step.options.length > 1;
  const isOfChance = chooser === "chance";
  // Where nobody could do anything and no mind moved there is nothing to draw.
  const isIdle = !isChoice && step.event.kind === "wait" && step.beliefs.every((row) => Math.abs(row.before - row.after) < MOVED);
  const options = step.options
    .map((option, at) => ({ ...option, place: at, isTaken: sameEvent(option, step.event) }))
    .sort((one, other) => other.probability - one.probability);
  return html`<li class="step ${pivots.length > 0 ? "pivotal" : ""} ${isIdle ? "idle" : ""}" style=${{ "--mind": colour }}>
    <article aria-label=${`Step ${place + 1}`}>
      <h3 class="told"><span class="step-number" aria-hidden="true">${place + 1}</span>${capital(step.event.told)}.</h3>
      ${!isIdle && html`<${Marks} step=${step} regret=${regret} pivots=${pivots} naming=${naming} />`}
      ${!isIdle && html`<div class="step-body"><div>
      ${isChoice && html`<div class="step-odds">
        <p class="soft">${isOfChance ? "By chance" : `${chooser}’s choice`}: this was ${likelihood(step.event.probability)}${step.event.given && !isAsTold ? ", and is taken as given" : ""}.</p>
        <${Odds} label=${isOfChance ? "The odds" : `The odds of ${chooser}’s choice`} colour="var(--mind)" rows=${options.map((option) => ({
          key: option.place, label: option.told, share: option.probability, isTaken: option.isTaken,
          onClick: onChoose && !option.isTaken ? () => onChoose(place, option.place) : null,
        }))} />
      </div>`}
      ${isChoice && (why
        ? html`<${Because} why=${why} isStale=${isAskedStale} />`
        : !isAsked && !compact && html`<p class="because-waiting soft">Looking for what it hung on …</p>`)}
      </div><div class="step-side"><${Minds} beliefs=${step.beliefs} naming=${naming} compact=${compact} /></div></div>`}
    </article>
  </li>`;
}

export function sameEvent(one, other) {
  return one.by === other.by && one.kind === other.kind && one.action === other.action
    && one.arguments.length === other.arguments.length && one.arguments.every((value, place) => value === other.arguments[place]);
}

function Marks({ step, regret, pivots, naming }) {
  const seers = step.seen_by.filter((name) => naming.people.includes(name));
  const blind = naming.people.filter((name) => !seers.includes(name));
  const startled = step.surprises.filter((one) => one.character !== (step.chooser ?? step.event.by)
    && naming.people.includes(one.character) && (one.bits === null || one.bits >= STARTLED));
  const regrets = regret ? [["with hindsight", regret.with_hindsight], ["as it looks to them", regret.as_they_see_it]].filter(([, felt]) => felt >= FELT) : [];
  return html`<ul class="marks">
    <li class="seen">${blind.length === 0 ? "Everyone sees it" : seers.length === 0 ? "Nobody sees it" : `Seen by ${listed(seers)} only`}</li>
    ${startled.map((one) => html`<li class="mark surprise" key=${one.character}>${one.bits === null || one.stage > 0
      ? `${one.character} had held it impossible`
      : html`${one.character} is ${surprise(one.bits, one.at_best)} <span class="number">${figures(one.bits, 2)} bits</span>`}</li>`)}
    ${regrets.length > 0 && html`<li class="mark regret">${regret.character} has cause to regret it
      <span class="number">${regrets.map(([how, felt]) => `${naming.amount(felt)} ${how}`).join(", ")}</span></li>`}
    ${pivots.map(({ outcome, before, after }) => html`<li class="mark pivot" key=${outcome}>Here it turned: ${naming.outcome(outcome)}
      <span class="number">${percent(before)} → ${percent(after)}</span></li>`)}
  </ul>`;
}

/** The figure of a story, with its numbers. */
export function StoryFigure({ title, story, isStale, ...rest }) {
  return html`<${Figure} title=${title} name="story" isStale=${isStale} numbers=${() => storyRows(story)}>
    <${Story} story=${story} ...${rest} />
  </${Figure}>`;
}

export function storyRows(story) {
  const rows = [["step", "what", "who", "about", "value", "before", "after"]];
  story.steps.forEach((step, place) => {
    for (const option of step.options) rows.push([place + 1, "odds", step.chooser, option.told, "", "", option.probability]);
    for (const row of beliefRows(step.beliefs).slice(1)) rows.push([place + 1, "belief", ...row]);
    for (const one of step.surprises) rows.push([place + 1, "surprise (bits)", one.character, step.event.told, "", "", one.bits]);
  });
  return rows;
}

/** The belief rows at the end of a story. */
export function beliefsAtEnd(story) {
  const last = story.steps.at(-1);
  return last ? last.beliefs.map((row) => ({ ...row, before: row.after })) : [];
}

/** The belief rows at the beginning of a story. */
export function beliefsAtStart(story) {
  const first = story.steps[0];
  return first ? first.beliefs.map((row) => ({ ...row, after: row.before })) : [];
}
