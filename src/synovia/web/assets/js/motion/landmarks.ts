// The 33 points of the body that the pose model finds, in its own order; left and right are the person's own.

export type Point = readonly [number, number];
export type Side = "left" | "right" | "";

const PAIRS: Record<string, number> = { eye: 2, ear: 7, shoulder: 11, elbow: 13, wrist: 15, hip: 23, knee: 25, ankle: 27, heel: 29, foot_index: 31 };
const EYES = { left: 2, right: 5 };
export const NOSE = 0;
export const COUNT = 33;

/** One person in one picture: pixels, x to the right and y down; visibility is the model's own guess from 0 to 1. */
export interface Body {
  points: Point[];
  visibility: number[];
  width: number;
  height: number;
}

/** The landmark of that joint on that side. */
export function sided(joint: string, side: "left" | "right"): number {
  return joint === "eye" ? EYES[side] : PAIRS[joint] + (side === "right" ? 1 : 0);
}

export function joint(body: Body, name: string, side: "left" | "right"): Point {
  return body.points[sided(name, side)];
}

/** Half-way between the left and the right joint of that name. */
export function middle(body: Body, name: string): Point {
  const [left, right] = [joint(body, name, "left"), joint(body, name, "right")];
  return [(left[0] + right[0]) / 2, (left[1] + right[1]) / 2];
}

export function minus(end: Point, start: Point): Point {
  return [end[0] - start[0], end[1] - start[1]];
}

export function length(arrow: Point): number {
  return Math.hypot(arrow[0], arrow[1]);
}
