-- The person behind a contact card, by an id that means nothing here; what the card shows is name and phone.
alter table responsibility
  add column person_id bigint null,
  -- When that person was last said to stand behind it.
  add column bound_at datetime(3) null,
  -- The community whose staff have to look after the card, from when the person has left, or their role ended, until they have.
  add column bereft_region bigint null,
  add key responsibility_by_person (person_id),
  add key responsibility_bereft (bereft_region, id);

-- A time in which who answers for a place is away, and who is shown meanwhile. Why they are away is not kept.
create table responsibility_leave (
  id bigint not null primary key,
  responsibility_id bigint not null,
  -- The community in which the place lies, or a wider region.
  region_code bigint not null,
  starts_at datetime(3) not null,
  ends_at datetime(3) not null,
  -- Null, all three, where nobody stands in.
  name varchar(64) null,
  phone varchar(32) null,
  person_id bigint null,
  withdrawn_at datetime(3) null,
  version int not null default 0,
  created_at datetime(3) not null default current_timestamp(3),
  key responsibility_leave_by_card (responsibility_id, ends_at),
  key responsibility_leave_by_person (person_id),
  key responsibility_leave_by_region (region_code, id),
  key responsibility_leave_by_end (ends_at)
) character set utf8mb4 collate utf8mb4_bin;
