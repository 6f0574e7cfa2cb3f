// Whether a picture may be measured, and what speaks against it: the twin of domain/motion/quality.py for the live view.
import { PLANAR, directionOf, fronting, landmarksOf, type View } from "./angles.ts";
import { type Body, type Point, type Side, joint, length, middle, minus } from "./landmarks.ts";

/** The limits of knowledge/values/camera.toml, as the page carries them. */
export interface Limits {
  side_ratio_most: number;
  front_ratio_least: number;
  visibility_least: number;
  person_share_least: number;
  person_share_refused: number;
  swap_move_least: number;
  repetition_least: number;
  rise_share: number;
  fall_share: number;
  top_frames: number;
  repetitions_wanted: number;
  neutral_most: number;
  rate_least: number;
  face_turn_most: number;
  front_turn_most: number;
  face_depth: number;
  /** By motion: what the model's points read on a joint at zero. */
  zero: Record<string, number>;
}

const LEG_AND_TRUNK: [string, string][] = [["shoulder", "hip"], ["hip", "knee"], ["knee", "ankle"]];
const STANDING_SHARE = 0.78; // trunk, thigh and shank of standing height (Drillis and Contini 1966)

/** How square the camera looks: 0 from the side, about 0.7 from the front, −0.7 from behind. */
export function viewRatio(body: Body): number {
  const trunk = minus(middle(body, "shoulder"), middle(body, "hip"));
  const long = length(trunk);
  if (long === 0) return 0;
  const [x, y] = minus(joint(body, "shoulder", "left"), joint(body, "shoulder", "right"));
  return (x * -trunk[1] + y * trunk[0]) / long / long;
}

export function viewIsRight(body: Body, view: View, limits: Limits): boolean {
  const ratio = Math.abs(viewRatio(body));
  return view === "side" ? ratio <= limits.side_ratio_most : ratio >= limits.front_ratio_least;
}

/** The side toward the camera of a person seen from the side who looks that way. */
export function nearSide(direction: number): Side {
  return direction > 0 ? "right" : "left";
}

/** How tall the person would stand in the picture, as a share of its height, whatever the pose. */
export function personShare(body: Body): number {
  const lengths = (["left", "right"] as const).map((side) =>
    LEG_AND_TRUNK.reduce((sum, [start, end]) => sum + length(minus(joint(body, end, side), joint(body, start, side))), 0));
  return Math.max(...lengths) / STANDING_SHARE / body.height;
}

/** What speaks against measuring this motion in this one picture, the gravest first. */
export function pictureFlags(motion: string, body: Body, side: Side, limits: Limits, direction?: number): string[] {
  const planar = PLANAR[motion];
  const wanted = landmarksOf(motion, side);
  const share = personShare(body);
  const looks = direction ?? directionOf(motion, body);
  const found: [string, boolean][] = [
    ["out_of_picture", !wanted.every((one) => inside(body, body.points[one]))],
    ["low_visibility", Math.min(...wanted.map((one) => body.visibility[one])) < limits.visibility_least],
    ["wrong_view", !viewIsRight(body, planar.view, limits)],
    ["far_side", planar.view === "side" && !planar.both && nearSide(looks) !== side],
    ["turned_around", planar.view === "front" && direction !== undefined && fronting(body) !== direction],
    ["too_small", share < limits.person_share_refused],
    ["small", limits.person_share_refused <= share && share < limits.person_share_least],
  ];
  return found.filter(([, holds]) => holds).map(([flag]) => flag);
}

function inside(body: Body, [x, y]: Point): boolean {
  return x >= 0 && y >= 0 && x < body.width && y < body.height;
}

/** Whether the joints moved to the other side from one picture to the next. */
export function exchanged(before: Body, after: Body, motion: string, limits: Limits): boolean {
  const names = PLANAR[motion].joints.filter((name) => name !== "shoulder");
  let stays = 0;
  let exchanges = 0;
  for (const name of names.length ? names : ["shoulder"]) {
    const [oldLeft, oldRight, newLeft, newRight] = [before, after].flatMap((body) => [joint(body, name, "left"), joint(body, name, "right")]);
    stays += length(minus(newLeft, oldLeft)) + length(minus(newRight, oldRight));
    exchanges += length(minus(newLeft, oldRight)) + length(minus(newRight, oldLeft));
  }
  const trunk = length(minus(middle(before, "shoulder"), middle(before, "hip")));
  return stays > limits.swap_move_least * trunk && exchanges < stays / 2;
}

const FULL_RATIO = 0.69; // what viewRatio reads square in front, on rendered bodies (docs/reference/camera-accuracy.md)

/** How far the person should still turn, and which way (their own left or right), to stand as the motion asks. */
export function turnNeeded(body: Body, view: View, looks: number): { degrees: number; way: "left" | "right" } {
  const ratio = viewRatio(body);
  const share = Math.min(Math.abs(ratio) / FULL_RATIO, 1);
  const degrees = ((view === "side" ? Math.asin(share) : Math.acos(share)) * 180) / Math.PI;
  const toLeft = view === "side" ? looks * ratio > 0 : looks * ratio < 0;
  return { degrees, way: toLeft ? "left" : "right" };
}
