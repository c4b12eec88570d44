// Any figure of the page as a file: what is seen as SVG or PNG, its numbers as CSV.
//
// A figure is drawn again from where the browser laid it out: each box with a colour is a rectangle, each line of text a
// text, each drawing a group. So every figure can be saved, whatever it is made of, and looks as it does on the page.

const SVG = "http://www.w3.org/2000/svg";
const DRAWN = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray", "opacity", "font-family",
  "font-size", "font-weight", "font-style", "text-anchor", "dominant-baseline"];

/** Return an element as it is on the screen, as an SVG element. What is marked data-unsaved stays out. */
export function svgOf(element) {
  const frame = element.getBoundingClientRect();
  const margin = 16;
  const svg = document.createElementNS(SVG, "svg");
  const width = Math.ceil(element.scrollWidth + 2 * margin);
  const height = Math.ceil(frame.height + 2 * margin);
  set(svg, { xmlns: SVG, width, height, viewBox: `0 0 ${width} ${height}` });
  const ground = getComputedStyle(document.body).backgroundColor;
  svg.append(shape("rect", { width, height, fill: ground }));
  const origin = { x: frame.left - margin, y: frame.top - margin };
  draw(element, svg, origin);
  return svg;
}

function draw(element, into, origin) {
  if (element.hasAttribute("data-unsaved")) return;
  const style = getComputedStyle(element);
  if (style.display === "none" || style.visibility === "hidden" || element.matches(".out-of-sight")) return;
  if (element.localName === "svg") {
    into.append(drawing(element, origin));
    return;
  }
  box(element, style, into, origin);
  for (const child of element.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) text(child, style, into, origin);
    else if (child.nodeType === Node.ELEMENT_NODE) draw(child, into, origin);
  }
}

function box(element, style, into, origin) {
  const at = element.getBoundingClientRect();
  if (at.width === 0 || at.height === 0) return;
  const place = { x: round(at.left - origin.x), y: round(at.top - origin.y), width: round(at.width), height: round(at.height) };
  const isFilled = !isClear(style.backgroundColor);
  const border = parseFloat(style.borderTopWidth);
  const isBordered = border > 0 && parseFloat(style.borderLeftWidth) > 0 && !isClear(style.borderTopColor);
  if (isFilled || isBordered) {
    const rect = shape("rect", { ...place, rx: round(Math.min(parseFloat(style.borderTopLeftRadius) || 0, at.height / 2)) });
    set(rect, { fill: isFilled ? style.backgroundColor : "none" });
    if (isBordered) set(rect, { stroke: style.borderTopColor, "stroke-width": border });
    into.append(rect);
  } else if (parseFloat(style.borderBottomWidth) > 0 && !isClear(style.borderBottomColor)) {
    into.append(shape("rect", { x: place.x, y: place.y + place.height, width: place.width, height: 1, fill: style.borderBottomColor }));
  }
}

function text(node, style, into, origin) {
  const words = node.data;
  if (!words.trim()) return;
  const range = document.createRange();
  let start = 0;
  let last = null;
  const flush = (end) => {
    range.setStart(node, start);
    range.setEnd(node, end);
    const at = range.getBoundingClientRect();
    const told = words.slice(start, end).trim();
    if (!told || at.width === 0) return;
    const size = parseFloat(style.fontSize);
    const line = shape("text", {
      x: round(at.left - origin.x), y: round(at.top - origin.y + at.height / 2 + size * 0.34), fill: style.color,
      "font-family": style.fontFamily, "font-size": size, "font-weight": style.fontWeight, "font-style": style.fontStyle,
    });
    line.textContent = told;
    into.append(line);
  };
  for (let place = 0; place < words.length; place += 1) {
    range.setStart(node, place);
    range.setEnd(node, place + 1);
    const at = range.getClientRects()[0];
    if (!at || at.width === 0) continue;
    if (last !== null && at.top - last > 4) {
      flush(place);
      start = place;
    }
    last = at.top;
  }
  flush(words.length);
}

function drawing(element, origin) {
  const at = element.getBoundingClientRect();
  const copy = element.cloneNode(true);
  const originals = [element, ...element.querySelectorAll("*")];
  [copy, ...copy.querySelectorAll("*")].forEach((node, place) => {
    const style = getComputedStyle(originals[place]);
    for (const name of DRAWN) if (style.getPropertyValue(name)) node.setAttribute(name, style.getPropertyValue(name));
    for (const { name } of [...node.attributes]) if (/^(aria-|data-|on|class$|style$|role$|tabindex$|id$)/.test(name)) node.removeAttribute(name);
  });
  set(copy, { x: round(at.left - origin.x), y: round(at.top - origin.y), width: round(at.width), height: round(at.height) });
  return copy;
}

function shape(name, attributes) {
  const made = document.createElementNS(SVG, name);
  set(made, attributes);
  return made;
}

function set(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
}

function isClear(colour) {
  return colour === "transparent" || /[,/]\s*0\)$/.test(colour);
}

function round(number) {
  return Math.round(number * 100) / 100;
}

export function svgText(element) {
  return `${new XMLSerializer().serializeToString(svgOf(element))}\n`;
}

/** Return an element as a PNG, at twice its size on the screen. */
export async function pngOf(element) {
  const svg = svgOf(element);
  const address = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(svg)], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.width * 2;
    canvas.height = image.height * 2;
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((done) => canvas.toBlob(done, "image/png"));
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Return rows as CSV; the first row is the head. */
export function csvText(rows) {
  const cell = (value) => {
    const told = value === null || value === undefined ? "" : String(value);
    // A cell that begins so would be a formula to a spreadsheet; a number may well be negative.
    const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(told) ? `'${told}` : told;
    return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** Hand a file to the reader. */
export function download(name, content, type) {
  const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
