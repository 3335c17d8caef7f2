-- The person behind a key: whoever made it. Two keys of one person consent once.
alter table access_key add column person text;
update access_key set person = case created_by when 'command' then 'command' else 'local' end;
alter table access_key alter column person set not null;
