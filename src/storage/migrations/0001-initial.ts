import { sql, type Kysely } from 'kysely';

/**
 * Every tenant table's key starts with platform_id, so that the data can be distributed by tenant.
 * `api_keys` and `workers` belong to the control plane and are the same everywhere.
 */
const STATEMENTS = [
  sql`create table platforms (
    platform_id text primary key,
    created_at timestamptz not null default now()
  )`,
  sql`create table api_keys (
    key_hash text primary key,
    platform_id text not null,
    key_id text not null,
    role text not null check (role in ('platform', 'merchant', 'trust', 'admin')),
    merchant_id text,
    created_at timestamptz not null default now(),
    unique (platform_id, key_id)
  )`,
  sql`create table merchants (
    platform_id text not null,
    merchant_id text not null,
    name text not null,
    category text not null,
    settings jsonb not null default '{}',
    updated_at timestamptz not null default now(),
    primary key (platform_id, merchant_id)
  )`,
  sql`create index merchants_by_category on merchants (platform_id, category)`,
  sql`create table batches (
    platform_id text not null,
    batch_id text not null,
    idempotency_key text,
    body_hash text,
    received_at timestamptz not null default now(),
    completed_at timestamptz,
    accepted integer not null default 0,
    unchanged integer not null default 0,
    merchants integer not null default 0,
    rejected jsonb not null default '[]',
    rejected_count integer not null default 0,
    analysed integer not null default 0,
    judged integer not null default 0,
    scored integer not null default 0,
    primary key (platform_id, batch_id)
  )`,
  sql`create unique index batches_by_idempotency_key on batches (platform_id, idempotency_key) where idempotency_key is not null`,
  sql`create table items (
    platform_id text not null,
    kind text not null check (kind in ('review', 'transcript')),
    item_id text not null,
    merchant_id text not null,
    content_hash text not null,
    payload jsonb not null,
    occurred_at timestamptz not null,
    received_at timestamptz not null default now(),
    rating smallint,
    reviewer_id text,
    order_id text,
    ip_hash text,
    device_hash text,
    band_keys bigint[] not null default '{}',
    primary key (platform_id, kind, item_id)
  )`,
  sql`create index items_by_merchant on items (platform_id, merchant_id, occurred_at)`,
  sql`create index items_by_reviewer on items (platform_id, reviewer_id) where reviewer_id is not null`,
  sql`create index items_by_order on items (platform_id, order_id) where order_id is not null`,
  sql`create index items_by_ip on items (platform_id, ip_hash) where ip_hash is not null`,
  sql`create index items_by_device on items (platform_id, device_hash) where device_hash is not null`,
  sql`create index items_by_band on items using gin (band_keys)`,
  sql`create table batch_items (
    platform_id text not null,
    batch_id text not null,
    ordinal integer not null,
    kind text not null,
    item_id text not null,
    chunk integer,
    stage smallint not null default 0,
    primary key (platform_id, batch_id, ordinal)
  )`,
  sql`create index batch_items_by_chunk on batch_items (platform_id, batch_id, chunk)`,
  sql`create index batch_items_by_item on batch_items (platform_id, kind, item_id)`,
  sql`create table merchant_days (
    platform_id text not null,
    merchant_id text not null,
    day date not null,
    side smallint not null check (side in (-1, 0, 1)),
    reviews integer not null,
    rating_sum integer not null,
    primary key (platform_id, merchant_id, day, side)
  )`,
  sql`create table analyses (
    platform_id text not null,
    kind text not null,
    item_id text not null,
    revision text not null,
    analysis jsonb not null,
    analysed_at timestamptz not null default now(),
    primary key (platform_id, kind, item_id, revision)
  )`,
  sql`create table judgements (
    platform_id text not null,
    review_id text not null,
    version text not null,
    probability double precision not null,
    logit double precision not null,
    bias double precision not null,
    action text not null,
    evidence jsonb not null,
    judged_at timestamptz not null default now(),
    primary key (platform_id, review_id)
  )`,
  sql`create table flags (
    platform_id text not null,
    flag_id text not null,
    review_id text not null,
    action text not null,
    probability double precision not null,
    opened_at timestamptz not null default now(),
    closed_at timestamptz,
    primary key (platform_id, flag_id),
    unique (platform_id, review_id)
  )`,
  sql`create index open_flags on flags (platform_id, probability desc, flag_id) where closed_at is null`,
  sql`create table decisions (
    platform_id text not null,
    decision_id text not null,
    review_id text not null,
    verdict text not null check (verdict in ('genuine', 'inauthentic')),
    note text,
    decided_by text not null,
    decided_at timestamptz not null default now(),
    superseded_at timestamptz,
    primary key (platform_id, decision_id)
  )`,
  sql`create unique index standing_decisions on decisions (platform_id, review_id) where superseded_at is null`,
  sql`create table contributions (
    platform_id text not null,
    kind text not null,
    item_id text not null,
    source text not null,
    merchant_id text not null,
    dimension text not null,
    value double precision not null,
    weight double precision not null,
    grown_weight double precision not null,
    occurred_at timestamptz not null,
    primary key (platform_id, kind, item_id, source)
  )`,
  sql`create index contributions_by_merchant on contributions (platform_id, merchant_id, source, occurred_at)`,
  /* numeric, not double: exact sums do not depend on the order of arrivals, so a corrected item
     leaves no rounding behind and incremental equals recomputed. */
  sql`create table score_sums (
    platform_id text not null,
    merchant_id text not null,
    dimension text not null,
    weight numeric not null,
    weighted_value numeric not null,
    squared_weight numeric not null,
    count bigint not null,
    primary key (platform_id, merchant_id, dimension)
  )`,
  sql`create table event_heads (
    platform_id text primary key,
    sequence bigint not null,
    hash text not null
  )`,
  sql`create table events (
    platform_id text not null,
    sequence bigint not null,
    at timestamptz not null,
    kind text not null,
    subject text not null,
    body jsonb not null,
    previous_hash text not null,
    hash text not null,
    primary key (platform_id, sequence)
  )`,
  sql`create index events_by_subject on events (platform_id, subject)`,
  sql`create table outbox (
    platform_id text not null,
    outbox_id text not null,
    job text not null,
    payload jsonb not null,
    created_at timestamptz not null default now(),
    dispatched_at timestamptz,
    primary key (platform_id, outbox_id)
  )`,
  sql`create index outbox_by_age on outbox (created_at)`,
  /* Lives for one request; lost with a crash, which is what "nothing is stored" means. */
  sql`create unlogged table immediate_analyses (
    platform_id text not null,
    request_id text not null,
    items jsonb not null,
    results jsonb,
    error_code text,
    created_at timestamptz not null default now(),
    primary key (platform_id, request_id)
  )`,
  sql`create table workers (
    worker_id text primary key,
    started_at timestamptz not null default now(),
    seen_at timestamptz not null default now(),
    measurements jsonb not null default '{}'
  )`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await statement.execute(db);
}
