// Planar joint angles by the neutral-zero method, degrees: the twin of domain/motion/angles.py, for the live view alone.
// The server computes every number again; tests/fixtures/motion holds both to one answer.
import { type Body, type Point, type Side, NOSE, joint, middle, minus, sided } from "./landmarks.ts";

export type View = "side" | "front" | "face";
type OneSide = "left" | "right";

interface Planar {
  view: View;
  joints: string[];
  both: boolean;
  degrees: (body: Body, side: OneSide, direction: number) => number;
}

const DOWN: Point = [0, 1];
const UP: Point = [0, -1];

/** From one arrow to another, degrees clockwise as seen, in (−90, 270]. */
export function turned(start: Point, end: Point): number {
  const cross = start[0] * end[1] - start[1] * end[0];
  const found = (Math.atan2(cross, start[0] * end[0] + start[1] * end[1]) * 180) / Math.PI;
  return found <= -90 ? found + 360 : found;
}

function signed(sign: number, start: Point, end: Point): number {
  return sign > 0 ? turned(start, end) : turned(end, start);
}

/** Which turn takes a hanging limb outward: the left arm of a person facing the camera goes counterclockwise. */
function outward(side: OneSide, direction: number): number {
  return side === "right" ? direction : -direction;
}

const segment = (body: Body, start: string, end: string, side: OneSide): Point => minus(joint(body, end, side), joint(body, start, side));
const trunkDown = (body: Body): Point => minus(middle(body, "hip"), middle(body, "shoulder"));
const trunkUp = (body: Body): Point => minus(middle(body, "shoulder"), middle(body, "hip"));

export const PLANAR: Record<string, Planar> = {
  trunk_flexion: { view: "side", joints: ["shoulder", "hip"], both: true, degrees: (body, _side, way) => signed(way, UP, trunkUp(body)) },
  trunk_lateral_flexion: { view: "front", joints: ["shoulder", "hip"], both: true, degrees: (body, side, way) => signed(-outward(side, way), UP, trunkUp(body)) },
  shoulder_flexion: { view: "side", joints: ["shoulder", "elbow", "hip"], both: false, degrees: (body, side, way) => signed(-way, trunkDown(body), segment(body, "shoulder", "elbow", side)) },
  shoulder_abduction: { view: "front", joints: ["shoulder", "elbow", "hip"], both: false, degrees: (body, side, way) => signed(outward(side, way), trunkDown(body), segment(body, "shoulder", "elbow", side)) },
  elbow_flexion: { view: "side", joints: ["shoulder", "elbow", "wrist"], both: false, degrees: (body, side, way) => signed(-way, segment(body, "shoulder", "elbow", side), segment(body, "elbow", "wrist", side)) },
  hip_flexion: { view: "side", joints: ["hip", "knee"], both: false, degrees: (body, side, way) => signed(-way, DOWN, segment(body, "hip", "knee", side)) },
  hip_abduction: { view: "front", joints: ["shoulder", "hip", "knee"], both: false, degrees: (body, side, way) => signed(outward(side, way), trunkDown(body), segment(body, "hip", "knee", side)) },
  knee_flexion: { view: "side", joints: ["hip", "knee", "ankle"], both: false, degrees: (body, side, way) => signed(way, segment(body, "hip", "knee", side), segment(body, "knee", "ankle", side)) },
};

/** The motion's angle. `direction` says where the person looks; without it the picture is asked. */
export function angle(motion: string, body: Body, side: Side, direction?: number): number {
  const planar = PLANAR[motion];
  return planar.degrees(body, side || "left", direction ?? directionOf(motion, body));
}

export function directionOf(motion: string, body: Body): number {
  return PLANAR[motion].view === "side" ? facing(body) : fronting(body);
}

/** Where a person seen from the side looks: +1 the picture's right, −1 its left. */
export function facing(body: Body): number {
  let total = (body.points[NOSE][0] - middle(body, "ear")[0]) * body.visibility[NOSE];
  for (const side of ["left", "right"] as const) {
    total += (joint(body, "foot_index", side)[0] - joint(body, "heel", side)[0]) * body.visibility[sided("foot_index", side)];
  }
  return total >= 0 ? 1 : -1;
}

/** Whether a person is seen from the front (+1) or from behind (−1). */
export function fronting(body: Body): number {
  return joint(body, "shoulder", "left")[0] >= joint(body, "shoulder", "right")[0] ? 1 : -1;
}

/** The landmarks the formula reads. */
export function landmarksOf(motion: string, side: Side): number[] {
  const planar = PLANAR[motion];
  const sides: OneSide[] = planar.both ? ["left", "right"] : [side || "left"];
  return planar.joints.flatMap((name) => sides.map((one) => sided(name, one)));
}

/** The body as a level camera would see it. `roll` degrees is how far a plumb line leans clockwise in the picture. */
export function upright(body: Body, roll: number): Body {
  if (roll === 0) return body;
  const [cos, sin] = [Math.cos((roll * Math.PI) / 180), Math.sin((roll * Math.PI) / 180)];
  const [x0, y0] = [body.width / 2, body.height / 2];
  const points = body.points.map(([x, y]): Point => [(x - x0) * cos + (y - y0) * sin + x0, (y - y0) * cos - (x - x0) * sin + y0]);
  return { ...body, points };
}
