// Where each branch of the tree of stories lies: a band as tall as its share, one column for each step.

/** Lay out the tree below a node: {count, depth, bands: [{events, parent, depth, top, share, option, node, isOver, isCut}]}.
 *
 * evenly: every story gets the same room, else as much as it is likely. Shares and tops are parts of the whole.
 */
export function layOut(node, { evenly = false } = {}) {
  const bands = [];
  let deepest = 0;
  const leavesOf = evenly ? countLeaves(node) : null;
  const visit = (at, events, top, share, depth, parent) => {
    deepest = Math.max(deepest, depth);
    const options = (at?.options ?? []).map((option) => ({ option, weight: evenly ? leavesOf.get(option) : option.probability }));
    options.sort((one, other) => other.weight - one.weight || one.option.place - other.option.place);
    const all = options.reduce((sum, { weight }) => sum + weight, 0) || 1;
    let from = top;
    for (const { option, weight } of options) {
      const height = share * (weight / all);
      const reached = [...events, option.place];
      const band = { events: reached, parent, depth, top: from, share: height, option, node: option.node,
        isOver: option.node?.over ?? false, isCut: option.node === null, first: bands.length + 1, place: bands.length };
      bands.push(band);
      if (option.node && !option.node.over) visit(option.node, reached, from, height, depth + 1, band);
      band.last = bands.length;
      from += height;
    }
  };
  visit(node, node.events ?? [], 0, 1, 0, null);
  return { bands, depth: deepest + 1 };
}

function countLeaves(root) {
  const counts = new Map();
  const visit = (node) => (node?.options?.length && !node.over ? node.options.reduce((sum, option) => {
    const leaves = visit(option.node);
    counts.set(option, leaves);
    return sum + leaves;
  }, 0) : 1);
  visit(root);
  return counts;
}

/** Put a part that was asked for later where it belongs. Returns a new tree. */
export function graft(root, events, part) {
  if (events.length === (root.events?.length ?? 0)) return part;
  const next = events[root.events?.length ?? 0];
  const options = root.options.map((option) => (option.place !== next ? option
    : { ...option, node: option.node === null ? part : graft(option.node, events, part) }));
  return { ...root, options };
}

export function countStories(node) {
  if (!node || node.over || !node.options?.length) return 1;
  return node.options.reduce((sum, option) => sum + countStories(option.node), 0);
}
