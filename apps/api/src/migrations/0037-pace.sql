-- How much longer or shorter an engineer takes than jobs state, in general and by skill.
ALTER TABLE engineer ADD COLUMN pace jsonb NOT NULL DEFAULT '{"factor": 1, "bySkill": []}';
