-- What was done once and must not be done twice: written in the transaction of the action itself, so that a row is there
-- exactly if the action happened. Hashes are keyed; the outcome holds opaque ids and nothing about a person. Rows are
-- removed a day after.
create table once (
  actor_hash binary(32) not null,
  operation varchar(64) character set ascii collate ascii_bin not null,
  key_hash binary(32) not null,
  input_hash binary(32) not null,
  outcome varchar(512) character set ascii collate ascii_bin null,
  created_at datetime(3) not null default current_timestamp(3),
  primary key (actor_hash, operation, key_hash),
  key once_by_age (created_at)
) character set utf8mb4 collate utf8mb4_bin;
