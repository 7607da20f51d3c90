-- Whether own_sealed holds an address that is this person's alone: it goes out by SMS and by no other way, and in no digest.
alter table message add column linked boolean not null default false;
