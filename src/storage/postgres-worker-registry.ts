import { sql } from 'kysely';
import type { WorkerMeasurements, WorkerRegistry } from '../domain/ports/worker-registry.js';
import { translated, type Db } from './database.js';

/** Workers' reports in PostgreSQL. */
export class PostgresWorkerRegistry implements WorkerRegistry {
  constructor(private readonly db: Db) {}

  async report(workerId: string, measurements: WorkerMeasurements): Promise<void> {
    await translated(() =>
      sql`insert into workers (worker_id, measurements) values (${workerId}, ${JSON.stringify(measurements)}::jsonb)
        on conflict (worker_id) do update set measurements = excluded.measurements, seen_at = now()`.execute(this.db),
    );
  }

  async leave(workerId: string): Promise<void> {
    await translated(() => sql`delete from workers where worker_id = ${workerId}`.execute(this.db));
  }

  async alive(maxAgeMs: number): Promise<WorkerMeasurements[]> {
    const { rows } = await translated(() =>
      sql<{ measurements: WorkerMeasurements }>`
        select measurements from workers where seen_at > now() - ${maxAgeMs} * interval '1 millisecond'`.execute(this.db),
    );
    return rows.map((row) => row.measurements);
  }
}
