import { sql, type Kysely } from 'kysely';

const STATEMENTS = [
  /* A matter left unresolved, or of which nobody knows, has no time to its resolution. */
  sql`update transcript_measures set resolution = null, resolution_business = null
    where (accomplished is null or accomplished < .5) and resolution is not null`,
  /* Courtesies of bots filed as agents were counted among the people's turns. */
  sql`update transcript_measures set courteous_turns = least(courteous_turns, agent_turns), greeting = least(greeting, agent_turns),
      apology = least(apology, agent_turns), thanks = least(thanks, agent_turns), empathy = least(empathy, agent_turns), closing = least(closing, agent_turns)
    where greatest(courteous_turns, greeting, apology, thanks, empathy, closing) > agent_turns`,
];

/** Handling times of chats measured before still hold their silences; a chat's text is not read again for them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await statement.execute(db);
}
