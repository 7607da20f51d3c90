-- Names cut into overlapping pairs of characters. The primary key is the posting list: one gram, best tier first.
create table search_gram (
  kind tinyint not null,
  gram varchar(2) not null,
  tier tinyint not null,
  ref bigint not null,
  primary key (kind, gram, tier, ref)
) character set utf8mb4 collate utf8mb4_bin;
