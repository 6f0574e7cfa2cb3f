// Movements of the neck from the face's points against the person's own neutral pose: the twin of domain/motion/neck.py.
// The best rotation (Kabsch) is found by Horn's quaternion, by power iteration: no matrix library is needed.
import type { Side } from "./landmarks.ts";
import type { Limits } from "./quality.ts";

export type Face = [number, number, number][];
type Matrix = number[][];

/** Degrees from neutral: rotation and side-bend toward the person's left, flexion forward. */
export interface HeadTurn {
  rotation: number;
  side_bend: number;
  flexion: number;
}

export function turnOf(motion: string, turn: HeadTurn, side: Side): number {
  const found = motion === "cervical_rotation" ? turn.rotation : turn.side_bend;
  return side === "right" ? -found : found;
}

/** How the head turned between two pictures of one camera, which stands `cameraRound` degrees round to the person's left.
 * `depth` is what the mesh's z is multiplied by: the network draws faces deeper than they are. */
export function headTurn(neutral: Face, now: Face, cameraRound = 0, depth = 1): HeadTurn {
  const yaw = (cameraRound * Math.PI) / 180;
  const toPerson = [[Math.cos(yaw), 0, -Math.sin(yaw)], [0, 1, 0], [Math.sin(yaw), 0, Math.cos(yaw)]];
  const turn = times(times(toPerson, kabsch(shallower(neutral, depth), shallower(now, depth))), transposed(toPerson));
  const forward = turn.map((row) => -row[2]);
  const crown = turn.map((row) => -row[1]);
  const rotation = Math.atan2(forward[0], -forward[2]);
  const flexion = Math.asin(Math.max(-1, Math.min(1, forward[1])));
  const level = [Math.cos(rotation), 0, Math.sin(rotation)];
  const upward = [forward[1] * level[2] - forward[2] * level[1], forward[2] * level[0] - forward[0] * level[2], forward[0] * level[1] - forward[1] * level[0]];
  const bend = Math.atan2(dot(crown, level), dot(crown, upward));
  const degrees = 180 / Math.PI;
  return { rotation: rotation * degrees, side_bend: bend * degrees, flexion: flexion * degrees };
}

const shallower = (face: Face, depth: number): Face => face.map(([x, y, z]) => [x, y, z * depth]);

/** Whether the face looks so far past the camera that the reading is wrong; a camera straight ahead is held tighter. */
export function tooFarTurned(turn: HeadTurn, cameraRound: number, limits: Limits): boolean {
  const most = cameraRound === 0 ? limits.front_turn_most : limits.face_turn_most;
  return Math.abs(turn.rotation - cameraRound) > most;
}

/** The rotation that best takes the neutral points to the present ones, both about their middle. Never a reflection. */
export function kabsch(neutral: Face, now: Face): Matrix {
  const [before, after] = [centered(neutral), centered(now)];
  const s = (i: number, j: number) => before.reduce((sum, point, row) => sum + point[i] * after[row][j], 0);
  const [xx, xy, xz, yx, yy, yz, zx, zy, zz] = [0, 1, 2].flatMap((i) => [0, 1, 2].map((j) => s(i, j)));
  const horn = [
    [xx + yy + zz, yz - zy, zx - xz, xy - yx],
    [yz - zy, xx - yy - zz, xy + yx, zx + xz],
    [zx - xz, xy + yx, yy - xx - zz, yz + zy],
    [xy - yx, zx + xz, yz + zy, zz - xx - yy],
  ];
  return ofQuaternion(largestEigenvector(horn));
}

function centered(points: Face): number[][] {
  const middle = [0, 1, 2].map((axis) => points.reduce((sum, point) => sum + point[axis], 0) / points.length);
  return points.map((point) => point.map((value, axis) => value - middle[axis]));
}

/** Of a symmetric 4 × 4 matrix: shifted to be positive, then squared a few times, so that the largest alone is left. */
function largestEigenvector(matrix: Matrix): number[] {
  const shift = Math.max(...matrix.map((row) => row.reduce((sum, value) => sum + Math.abs(value), 0)));
  let power = matrix.map((row, i) => row.map((value, j) => value + (i === j ? shift : 0)));
  for (let round = 0; round < 30; round++) {
    const squared = times(power, power);
    const size = Math.max(...squared.flat().map(Math.abs));
    power = squared.map((row) => row.map((value) => value / size));
  }
  const columns = transposed(power);
  const best = columns.reduce((most, column) => (dot(column, column) > dot(most, most) ? column : most));
  const norm = Math.sqrt(dot(best, best));
  return best.map((value) => value / norm);
}

function ofQuaternion([w, x, y, z]: number[]): Matrix {
  return [
    [w * w + x * x - y * y - z * z, 2 * (x * y - w * z), 2 * (x * z + w * y)],
    [2 * (x * y + w * z), w * w - x * x + y * y - z * z, 2 * (y * z - w * x)],
    [2 * (x * z - w * y), 2 * (y * z + w * x), w * w - x * x - y * y + z * z],
  ];
}

const dot = (a: number[], b: number[]): number => a.reduce((sum, value, index) => sum + value * b[index], 0);
const transposed = (matrix: Matrix): Matrix => matrix[0].map((_, column) => matrix.map((row) => row[column]));
const times = (a: Matrix, b: Matrix): Matrix => a.map((row) => transposed(b).map((column) => dot(row, column)));
