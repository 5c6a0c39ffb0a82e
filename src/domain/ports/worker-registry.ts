/** What a worker tells of itself every few seconds. */
export interface WorkerMeasurements {
  pid: number;
  modelRevision: string;
  /** Of the weights that it judges with. */
  judgingVersion: string;
  jobs: number;
  failures: number;
  items: number;
  tokeniseMs: number;
  inferenceMs: number;
  restMs: number;
}

export interface WorkerRegistry {
  report(workerId: string, measurements: WorkerMeasurements): Promise<void>;
  leave(workerId: string): Promise<void>;
  /** Workers heard of within the last `maxAgeMs`. */
  alive(maxAgeMs: number): Promise<WorkerMeasurements[]>;
}
