-- By what a server knows that the keys it was given are those with which all this was written: of each a keyed hash of always the same
-- words. Written by the first server that has the key, and never changed; no key can be computed from it.
create table key_mark (
  -- secret, index-key, or master: and the master key's id
  name varchar(64) character set ascii collate ascii_bin not null primary key,
  mark binary(32) not null,
  created_at datetime(3) not null default current_timestamp(3)
) character set utf8mb4 collate utf8mb4_bin;
