// What one picture says about the motion that is measured: who is in it, what speaks against measuring, and the angle.
import { PLANAR, angle, directionOf } from "./angles.ts";
import type { Body, Side } from "./landmarks.ts";
import { type Face, headTurn, tooFarTurned, turnOf } from "./neck.ts";
import { type Limits, exchanged, pictureFlags, turnNeeded } from "./quality.ts";

export interface Asked {
  motion: string;
  side: Side;
  limits: Limits;
  cameraRound: number;
}

/** `degrees` is as it is shown and, computed again by the server, stored: what the model reads at zero is taken off. */
export interface Reading {
  people: number;
  flags: string[];
  degrees: number | null;
  turn: { degrees: number; way: "left" | "right" } | null;
}

const NOBODY: Reading = { people: 0, flags: ["no_person"], degrees: null, turn: null };
const TO_THE_CAMERA = 1; // in a front view the person is asked to face the camera; nothing in the picture is sure of it
const ONLY_WARNS = new Set(["small"]);

/** A picture of the whole body. The picture before is kept, to notice when left and right are exchanged. */
export class BodyReader {
  private before: Body | null = null;
  private isExchanged = false;
  private readonly asked: Asked;

  constructor(asked: Asked) {
    this.asked = asked;
  }

  read(bodies: Body[]): Reading {
    if (bodies.length === 0) return NOBODY;
    const { motion, side, limits } = this.asked;
    const body = bodies[0];
    const looks = PLANAR[motion].view === "front" ? TO_THE_CAMERA : directionOf(motion, body);
    const flags = bodies.length > 1 ? ["several_people"] : [];
    if (this.swapped(body)) flags.push("sides_swapped");
    flags.push(...pictureFlags(motion, body, side, limits, looks));
    const turn = flags.includes("wrong_view") ? turnNeeded(body, PLANAR[motion].view, lookOf(motion, body)) : null;
    return { people: bodies.length, flags, degrees: angle(motion, body, side, looks) - limits.zero[motion], turn };
  }

  private swapped(body: Body): boolean {
    const { motion, limits } = this.asked;
    if (this.before && exchanged(this.before, body, motion, limits)) this.isExchanged = !this.isExchanged;
    this.before = body;
    return this.isExchanged;
  }

  /** After a break, or in a new position, the sides are taken as they are. */
  forget(): void {
    this.before = null;
    this.isExchanged = false;
  }
}

/** For a front view the feet and nose say to which side the person is turned away. */
function lookOf(_motion: string, body: Body): number {
  return directionOf("knee_flexion", body);
}

/** A picture of the face, against the neutral one. */
export class FaceReader {
  neutral: Face | null = null;
  private readonly asked: Asked;

  constructor(asked: Asked) {
    this.asked = asked;
  }

  read(faces: Face[]): Reading {
    if (faces.length === 0) return { ...NOBODY, flags: ["no_face"] };
    const flags = faces.length > 1 ? ["several_people"] : [];
    if (!this.neutral) return { people: faces.length, flags, degrees: null, turn: null };
    const { motion, side, limits, cameraRound } = this.asked;
    const turn = headTurn(this.neutral, faces[0], cameraRound, limits.face_depth);
    if (tooFarTurned(turn, cameraRound, limits)) flags.push("face_turned");
    return { people: faces.length, flags, degrees: turnOf(motion, turn, side), turn: null };
  }

  forget(): void {
    this.neutral = null;
  }
}

/** Whether nothing speaks against the picture but a warning. */
export function isUsable(reading: Reading): boolean {
  return reading.people === 1 && reading.flags.every((flag) => ONLY_WARNS.has(flag));
}
