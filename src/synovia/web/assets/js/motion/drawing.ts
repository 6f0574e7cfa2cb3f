// What is drawn over the picture, and the gauge beside it.
import { type Body, sided } from "./landmarks.ts";
import { landmarksOf } from "./angles.ts";
import type { Asked } from "./reading.ts";
import type { Face } from "./neck.ts";

const BONES: [string, string][] = [["shoulder", "elbow"], ["elbow", "wrist"], ["shoulder", "hip"], ["hip", "knee"], ["knee", "ankle"], ["heel", "foot_index"]];

/** The skeleton, the measured joints stronger; red where the picture is not used. */
export function drawBody(canvas: HTMLCanvasElement, bodies: Body[], asked: Asked, isUsable: boolean): void {
  const pen = cleared(canvas, bodies[0]?.width, bodies[0]?.height);
  if (!pen) return;
  const measured = new Set(landmarksOf(asked.motion, asked.side));
  for (const body of bodies) {
    for (const side of ["left", "right"] as const) {
      for (const [start, end] of BONES) line(pen, body, sided(start, side), sided(end, side), measured, isUsable);
    }
    for (const name of ["shoulder", "hip"]) line(pen, body, sided(name, "left"), sided(name, "right"), measured, isUsable);
    for (const one of measured) dot(pen, body.points[one][0], body.points[one][1], 6, isUsable);
  }
}

export function drawFace(canvas: HTMLCanvasElement, faces: Face[], width: number, height: number, isUsable: boolean): void {
  const pen = cleared(canvas, width, height);
  if (pen) for (const face of faces) for (const [x, y] of face) dot(pen, x, y, 2, isUsable);
}

function cleared(canvas: HTMLCanvasElement, width = canvas.width, height = canvas.height): CanvasRenderingContext2D | null {
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  const pen = canvas.getContext("2d");
  pen?.clearRect(0, 0, width, height);
  return pen;
}

function line(pen: CanvasRenderingContext2D, body: Body, start: number, end: number, measured: Set<number>, isUsable: boolean): void {
  const strong = measured.has(start) && measured.has(end);
  pen.beginPath();
  pen.moveTo(...(body.points[start] as [number, number]));
  pen.lineTo(...(body.points[end] as [number, number]));
  pen.lineWidth = strong ? 5 : 2;
  pen.strokeStyle = strong ? color(isUsable) : "rgb(255 255 255 / 55%)";
  pen.stroke();
}

function dot(pen: CanvasRenderingContext2D, x: number, y: number, radius: number, isUsable: boolean): void {
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  pen.fillStyle = color(isUsable);
  pen.fill();
}

const color = (isUsable: boolean): string => (isUsable ? "#efc768" : "#f5a79d");

const RADIUS = 80;
const CENTER = 100;

/** The gauge: an arc from 0 at the bottom, the best so far, and a hand. Attributes alone; its looks are in the style sheet. */
export class Gauge {
  private readonly svg: Element;

  constructor(svg: Element) {
    this.svg = svg;
  }

  show(degrees: number | null, best: number | null): void {
    const text = this.svg.querySelector("[data-gauge-number]");
    if (text) text.textContent = degrees === null ? "–" : `${Math.round(degrees)}°`;
    this.svg.querySelector("[data-gauge-now]")?.setAttribute("d", degrees === null ? "" : arc(0, degrees));
    this.svg.querySelector("[data-gauge-best]")?.setAttribute("d", best === null ? "" : arc(best - 0.8, best + 0.8));
  }
}

/** 0 points down and angles grow toward the right, as a hanging arm is lifted. */
function arc(from: number, to: number): string {
  const at = (degrees: number) => {
    const turn = (degrees * Math.PI) / 180;
    return `${(CENTER + RADIUS * Math.sin(turn)).toFixed(2)} ${(CENTER + RADIUS * Math.cos(turn)).toFixed(2)}`;
  };
  const large = Math.abs(to - from) > 180 ? 1 : 0;
  return `M ${at(from)} A ${RADIUS} ${RADIUS} 0 ${large} ${to >= from ? 0 : 1} ${at(to)}`;
}
