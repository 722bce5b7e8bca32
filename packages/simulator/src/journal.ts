/** One order as the service's own books show it. */
export interface Entry {
  service: 'replicate' | 'openai' | 'fal' | 'comfyui';
  id: string;
  /** What makes two orders the same job: the caller's job id where it gives one, else model and input. */
  job: string;
  model: string;
  /** US dollars; 0 until the job ends, and for what is not charged. */
  cost: number;
  /** simulated seconds from order to end, where the surface keeps time; absent until then */
  seconds?: number;
}

/** The service's books: every create is counted, so that a test can say "paid once". */
export class Journal {
  readonly entries: Entry[] = [];
  cancels = 0;
  polls = 0;
  downloads = 0;
  webhooks = 0;

  record(entry: Entry): void {
    this.entries.push(entry);
  }

  get creates(): number {
    return this.entries.length;
  }

  /** Creates per job. */
  createsByJob(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { job } of this.entries) counts[job] = (counts[job] ?? 0) + 1;
    return counts;
  }

  /** US dollars charged for everything so far. */
  bill(): number {
    return Math.round(this.entries.reduce((sum, entry) => sum + entry.cost, 0) * 1e6) / 1e6;
  }

  /** The job has ended, so many seconds after it was ordered. */
  end(id: string, seconds: number): void {
    const entry = this.entries.find((one) => one.id === id);
    if (entry) entry.seconds = seconds;
  }

  charge(id: string, cost: number): void {
    const entry = this.entries.find((one) => one.id === id);
    if (entry) entry.cost = cost;
  }

  reset(): void {
    this.entries.length = 0;
    this.cancels = 0;
    this.polls = 0;
    this.downloads = 0;
    this.webhooks = 0;
  }
}
