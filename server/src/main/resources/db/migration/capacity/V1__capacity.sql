-- Something of which there are at most so many places. id: its owner's; kind: whose it is. waiting: how many wait, each counted once.
-- next_seq: the order of the next claim. version grows with each change. due_at: when time has something to do here at the latest.
-- Whoever changes anything of a pool locks this row first.
create table capacity_pool (
  id bigint not null primary key,
  kind varchar(16) character set ascii collate ascii_bin not null,
  opens_at datetime(3) null,
  closes_at datetime(3) null,
  offers_end_at datetime(3) null,
  offer_seconds int not null,
  waiting_limit int null,
  waiting int not null default 0,
  next_seq bigint not null default 1,
  version bigint not null default 1,
  closed boolean not null default false,
  due_at datetime(3) null,
  created_at datetime(3) not null,
  constraint capacity_pool_counts check (waiting >= 0),
  key capacity_pool_due (due_at)
) character set utf8mb4 collate utf8mb4_bin;

-- A part of a pool with places of its own. taken: held or offered; waiting: how many wait who would take one of these.
create table capacity_share (
  pool bigint not null,
  number smallint not null,
  places int not null,
  taken int not null default 0,
  waiting int not null default 0,
  created_at datetime(3) not null,
  constraint capacity_share_places check (taken >= 0 and taken <= places and waiting >= 0),
  primary key (pool, number)
) character set utf8mb4 collate utf8mb4_bin;

-- A holder's standing in a pool: one row, however often they come. wanted: the shares they would take, the best first ("1,0").
create table capacity_claim (
  pool bigint not null,
  holder bigint not null,
  claimant bigint not null,
  share smallint null,
  wanted varchar(64) character set ascii collate ascii_bin not null,
  state varchar(8) character set ascii collate ascii_bin not null,
  seq bigint not null,
  until datetime(3) null,
  changed_at datetime(3) not null,
  created_at datetime(3) not null,
  primary key (pool, holder),
  key capacity_claim_order (pool, state, seq),
  key capacity_claim_until (pool, state, until, seq)
) character set utf8mb4 collate utf8mb4_bin;

-- One row for each share that somebody who waits would take: who is first in line for it is where its range begins.
create table capacity_wait (
  pool bigint not null,
  share smallint not null,
  seq bigint not null,
  holder bigint not null,
  created_at datetime(3) not null,
  primary key (pool, share, seq)
) character set utf8mb4 collate utf8mb4_bin;
