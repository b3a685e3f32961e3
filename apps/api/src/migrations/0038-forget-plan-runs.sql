-- A run keeps the whole proposal: old ones are deleted at night by the worker. People still delete none.
GRANT DELETE ON plan_run TO callout_worker;
