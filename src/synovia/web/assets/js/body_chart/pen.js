// A pen, finger or mouse on one view of the figure. Pressure is ignored: it says more of the screen than of the pain.
const CLOSEST = 3; // figure units between two points kept
const TOLERANCE = 1; // figure units a simplified line may lie beside the drawn one

/**
 * @param {SVGSVGElement} svg
 * @param {{begin: (point: number[]) => boolean, move: (points: number[]) => void, end: (points: number[]) => void, cancel: () => void}} hand
 */
export function followPen(svg, hand) {
  let points = null;
  let pointer = null;
  const stop = () => { points = null; pointer = null; };

  svg.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || (pointer !== null && event.pointerId !== pointer)) return;
    const at = place(svg, event);
    if (!hand.begin(at)) return;
    event.preventDefault();
    svg.setPointerCapture(event.pointerId);
    pointer = event.pointerId;
    points = [...at];
    hand.move(points);
  });
  svg.addEventListener("pointermove", (event) => {
    if (event.pointerId !== pointer) return;
    const steps = event.getCoalescedEvents?.() ?? [];
    for (const step of steps.length ? steps : [event]) keep(points, place(svg, step));
    hand.move(points);
  });
  svg.addEventListener("pointerup", (event) => {
    if (event.pointerId !== pointer) return;
    const drawn = points;
    stop();
    hand.end(simplified(drawn));
  });
  svg.addEventListener("pointercancel", (event) => {
    if (event.pointerId !== pointer) return;
    stop();
    hand.cancel();
  });
}

/** Where an event lies on the figure, in whole units. */
function place(svg, event) {
  const there = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
  return [Math.round(there.x), Math.round(there.y)];
}

function keep(points, [x, y]) {
  const far = Math.hypot(x - points.at(-2), y - points.at(-1));
  if (far >= CLOSEST) points.push(x, y);
}

/** The same line with fewer points (Ramer, Douglas, Peucker). */
function simplified(flat) {
  const line = [];
  for (let at = 0; at < flat.length; at += 2) line.push([flat[at], flat[at + 1]]);
  return thinned(line).flat();
}

function thinned(line) {
  if (line.length < 3) return line;
  const [first, last] = [line[0], line.at(-1)];
  let worst = 0;
  let farthest = 0;
  for (let at = 1; at < line.length - 1; at += 1) {
    const off = distance(line[at], first, last);
    if (off > farthest) [worst, farthest] = [at, off];
  }
  if (farthest <= TOLERANCE) return [first, last];
  return [...thinned(line.slice(0, worst + 1)), ...thinned(line.slice(worst)).slice(1)];
}

function distance([x, y], [ax, ay], [bx, by]) {
  const length = Math.hypot(bx - ax, by - ay);
  if (length === 0) return Math.hypot(x - ax, y - ay);
  return Math.abs((x - ax) * (by - ay) - (y - ay) * (bx - ax)) / length;
}
