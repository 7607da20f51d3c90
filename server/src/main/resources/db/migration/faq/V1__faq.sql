-- Answers that were published, without names, for a region and all that lies in it. case_id: the question that was asked.
-- live_region and live_case: as there, while it is not taken back; so that the newest of a region are the end of a range, and a
-- question has one answer at most.
create table faq_answer (
  id bigint not null primary key,
  region_code bigint not null,
  case_id bigint not null,
  question varchar(100) not null,
  answer varchar(1000) not null,
  published_by bigint not null,
  published_at datetime(3) not null,
  revised_at datetime(3) null,
  withdrawn_at datetime(3) null,
  live_region bigint generated always as (case when withdrawn_at is null then region_code end) stored,
  live_case bigint generated always as (case when withdrawn_at is null then case_id end) stored,
  version int not null default 0,
  created_at datetime(3) not null default current_timestamp(3),
  unique key faq_answer_of_case (live_case),
  key faq_answer_of_region (live_region, id)
) character set utf8mb4 collate utf8mb4_bin;
