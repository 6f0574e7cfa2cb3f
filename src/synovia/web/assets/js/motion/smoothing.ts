// One-Euro filter (Casiez 2012) for what is shown while moving: steady at rest, quick when quick. Never stored.

export class OneEuro {
  private readonly cutoff: number;
  private readonly beta: number;
  private time = NaN;
  private raw = NaN;
  private last = NaN;
  private speed = 0;

  /** Cut-offs in Hz; `beta` per degree a second, as in domain/motion/smoothing.py. */
  constructor(cutoff = 1, beta = 0.02) {
    this.cutoff = cutoff;
    this.beta = beta;
  }

  /** @param time seconds */
  next(time: number, raw: number): number {
    if (Number.isNaN(this.last)) {
      this.last = raw;
    } else {
      const step = Math.max(time - this.time, 1e-3);
      this.speed += share(step, 1) * ((raw - this.raw) / step - this.speed);
      this.last += share(step, this.cutoff + this.beta * Math.abs(this.speed)) * (raw - this.last);
    }
    this.time = time;
    this.raw = raw;
    return this.last;
  }
}

function share(step: number, cutoff: number): number {
  return 1 / (1 + 1 / (2 * Math.PI * cutoff * step));
}
