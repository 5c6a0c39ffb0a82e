import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/**
 * Tests that need more than Node run when the tool is there. With CANDOR_REQUIRE_ALL=true, as the
 * gate sets, a missing tool is a failure instead of a skip.
 */
export const REQUIRE_ALL = process.env.CANDOR_REQUIRE_ALL === 'true';

function installed(command: string): boolean {
  try {
    execFileSync('which', [command], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function available(what: string, present: boolean): boolean {
  if (present) return true;
  if (REQUIRE_ALL) throw new Error(`${what} is required by CANDOR_REQUIRE_ALL and not there.`);
  console.warn(`SKIPPED: ${what} is not there, the tests that need it do not run.`);
  return false;
}

export const hasRedis = (): boolean => available('redis-server', installed('redis-server'));
export const SHARED_DATA = '../shared/data';
export const hasSharedData = (): boolean => available(SHARED_DATA, existsSync(`${SHARED_DATA}/DATA.md`));
