-- Texts cut into overlapping pairs and triples of characters. The primary key is the posting list of a gram: what holds it,
-- in the order of the refs, so that a range of refs (a region and all below it) is a range of the key. Triples are here
-- because pairs alone find 王家庄 eleven times before they find 王家村 once. The last character stands alone among the pairs,
-- so that a query of one character is the range of grams that begin with it.
create table search_gram (
  kind tinyint not null,
  size tinyint not null,
  gram varchar(3) not null,
  ref bigint not null,
  primary key (kind, size, gram, ref)
) character set utf8mb4 collate utf8mb4_bin;
