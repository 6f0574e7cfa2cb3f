// What is drawn, as SVG: each complaint in its own color and pattern (pain/_patterns.html), with its number beside it.
const SVG = "http://www.w3.org/2000/svg";
let masks = 0;

/** @param {string} name @param {Record<string, string | number>} attributes */
function make(name, attributes = {}) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

/** Everything of the drawing that lies on one view. @param {SVGSVGElement} svg */
export function drawMarks(svg, drawing) {
  const view = svg.dataset.view;
  const parts = drawing.complaints.flatMap((complaint, number) =>
    complaint.areas.map((area, place) => areaMark(svg, view, area, number + 1, isHere(drawing, number, place))));
  svg.querySelector("[data-marks]").replaceChildren(...parts.filter(Boolean));
}

function isHere(drawing, complaint, area) {
  return drawing.at.complaint === complaint && drawing.at.area === area;
}

function areaMark(svg, view, area, number, isCurrent) {
  const strokes = area.strokes.filter((stroke) => stroke.view === view);
  const regions = area.regions.map((region) => svg.querySelector(`[data-region="${region}"]`)).filter(Boolean);
  if (strokes.length === 0 && regions.length === 0) return null;
  const mark = make("g", { class: `mark mark-${number}${isCurrent ? " is-current" : ""}` });
  mark.append(pen(strokes, number), ...regions.map((region) => whole(region, number)), label(strokes, regions, number));
  return mark;
}

/** Strokes in their order: an eraser hides what was drawn before it. */
function pen(strokes, number) {
  let drawn = make("g");
  for (const stroke of strokes) {
    if (stroke.tool === "eraser") drawn = erased(drawn, stroke);
    else drawn.append(strokePath(stroke, `url(#pain-${number})`));
  }
  return drawn;
}

function erased(drawn, stroke) {
  const id = `erased-${++masks}`;
  const mask = make("mask", { id, maskUnits: "userSpaceOnUse", x: -100, y: -100, width: 1300, height: 1300 });
  mask.append(make("rect", { x: -100, y: -100, width: 1300, height: 1300, fill: "white" }), strokePath({ ...stroke, tool: "brush" }, "black"));
  drawn.setAttribute("mask", `url(#${id})`);
  const around = make("g");
  around.append(mask, drawn);
  return around;
}

/** One stroke; `paint` is a color or a pattern. */
export function strokePath(stroke, paint) {
  const path = make("path", { d: line(stroke.points) });
  paintStroke(path, stroke, paint);
  return path;
}

export function paintStroke(path, stroke, paint) {
  const filled = stroke.tool === "outline";
  const pairs = { fill: filled ? paint : "none", stroke: paint, "stroke-width": filled ? 2 : stroke.width, "stroke-linecap": "round", "stroke-linejoin": "round", "fill-rule": "evenodd" };
  for (const [key, value] of Object.entries(pairs)) path.setAttribute(key, String(value));
}

/** Flat points as a path; a single point is a line too short to see, with round ends. */
export function line(points) {
  const [x, y, ...rest] = points;
  return `M${x} ${y}L${rest.length ? rest.join(" ") : `${x + 0.1} ${y}`}`;
}

function whole(region, number) {
  return make("path", { d: region.getAttribute("d"), fill: `url(#pain-${number})`, class: "mark-region" });
}

/** The number, so that color is never the only difference. */
function label(strokes, regions, number) {
  const [x, y] = strokes.length ? middle(strokes[0].points) : regions[0].dataset.label.split(" ").map(Number);
  const group = make("g", { class: "mark-number", transform: `translate(${x} ${y})` });
  const text = make("text", { "text-anchor": "middle", dy: "0.36em" });
  text.textContent = String(number);
  group.append(make("circle", { r: 13 }), text);
  return group;
}

function middle(points) {
  const at = Math.floor(points.length / 4) * 2;
  return [points[at], points[at + 1]];
}
