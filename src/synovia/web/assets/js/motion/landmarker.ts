// The models in the browser: tasks-vision 0.10.21 (newer ones phone home), weights and runtime from our own origin.
import { FaceLandmarker, type NormalizedLandmark, PoseLandmarker } from "@mediapipe/tasks-vision";
import type { Body } from "./landmarks.ts";
import type { Face } from "./neck.ts";

/** Addresses of what is loaded, as the page names them. */
export interface Files {
  wasmLoader: string;
  wasm: string;
  pose: string;
  face: string;
}

export interface Picture {
  bodies: Body[];
  faces: Face[];
}

export interface Landmarker {
  /** SHA-256 of the bundle that was loaded, in hexadecimal. */
  weights: string;
  find(video: HTMLVideoElement, milliseconds: number): Picture;
  /** How many people are looked for. Two cost a search in every picture, so only until the movement begins. */
  watchFor(people: 1 | 2): void;
  close(): void;
}

const EVERY = 8; // every eighth point of the face: 60 of them lie close enough for the rotation and are light to send
const PEOPLE: number = 2; // one more than may be in the picture, to notice a second one

/** @throws TypeError when a file cannot be fetched, Error when WebAssembly does not work */
export async function loadLandmarker(files: Files, ofNeck: boolean): Promise<Landmarker> {
  const wasm = { wasmLoaderPath: files.wasmLoader, wasmBinaryPath: files.wasm };
  const model = await fetched(ofNeck ? files.face : files.pose);
  const digest = await crypto.subtle.digest("SHA-256", model);
  const weights = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const options = { baseOptions: { modelAssetBuffer: model, delegate: "CPU" as const }, runningMode: "VIDEO" as const };
  return ofNeck ? faces(wasm, options, weights) : bodies(wasm, options, weights);
}

async function fetched(address: string): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await fetch(address, { credentials: "same-origin" });
  if (!answer.ok) throw new TypeError(`${address}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

type Wasm = { wasmLoaderPath: string; wasmBinaryPath: string };
type Options = { baseOptions: { modelAssetBuffer: Uint8Array; delegate: "CPU" }; runningMode: "VIDEO" };

async function bodies(wasm: Wasm, options: Options, weights: string): Promise<Landmarker> {
  const task = await PoseLandmarker.createFromOptions(wasm, { ...options, numPoses: PEOPLE });
  let watched = PEOPLE;
  return {
    weights,
    close: () => task.close(),
    watchFor: (people) => {
      if (people !== watched) void task.setOptions({ numPoses: people });
      watched = people;
    },
    find: (video, milliseconds) => ({
      faces: [],
      bodies: apart(task.detectForVideo(video, milliseconds).landmarks.map((found) => bodyOf(found, video))),
    }),
  };
}

async function faces(wasm: Wasm, options: Options, weights: string): Promise<Landmarker> {
  const task = await FaceLandmarker.createFromOptions(wasm, { ...options, numFaces: PEOPLE });
  let watched = PEOPLE;
  return {
    weights,
    close: () => task.close(),
    watchFor: (people) => {
      if (people !== watched) void task.setOptions({ numFaces: people });
      watched = people;
    },
    find: (video, milliseconds) => ({
      bodies: [],
      faces: task.detectForVideo(video, milliseconds).faceLandmarks.map((found) => faceOf(found, video)),
    }),
  };
}

function bodyOf(found: NormalizedLandmark[], { videoWidth: width, videoHeight: height }: HTMLVideoElement): Body {
  return { points: found.map((one) => [one.x * width, one.y * height]), visibility: found.map((one) => one.visibility), width, height };
}

/** Depth comes in the scale of x. */
function faceOf(found: NormalizedLandmark[], { videoWidth: width, videoHeight: height }: HTMLVideoElement): Face {
  return found.slice(0, 468).filter((_, index) => index % EVERY === 0).map((one) => [one.x * width, one.y * height, one.z * width]);
}

/** The same person found twice is one person: bodies whose trunks lie on each other. The larger comes first. */
function apart(found: Body[]): Body[] {
  const trunk = (body: Body) => [11, 12, 23, 24].map((one) => body.points[one]);
  const size = (body: Body) => Math.hypot(body.points[11][0] - body.points[24][0], body.points[11][1] - body.points[24][1]);
  const distance = (one: Body, other: Body) => Math.max(...trunk(one).map(([x, y], index) => Math.hypot(x - trunk(other)[index][0], y - trunk(other)[index][1])));
  const sorted = [...found].sort((one, other) => size(other) - size(one));
  return sorted.filter((body, index) => !sorted.slice(0, index).some((kept) => distance(kept, body) < size(kept) / 3));
}
