-- When a site can be entered; NULL: at any time. It stands on the order too: who plans it may not see the site, as a partner
-- does not who is not the last one called there. The installed-base service keeps open orders true.
ALTER TABLE site ADD COLUMN access_hours jsonb;
ALTER TABLE work_order ADD COLUMN access_hours jsonb;
