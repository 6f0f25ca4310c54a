DROP INDEX "follow_up_task_open";--> statement-breakpoint
DROP INDEX "follow_up_task_open_of";--> statement-breakpoint
DROP INDEX "follow_up_task_open_act";--> statement-breakpoint
DROP INDEX "follow_up_task_waiting";--> statement-breakpoint
DROP INDEX "follow_up_task_unreached";--> statement-breakpoint
CREATE INDEX "follow_up_task_wakes" ON "follow_up_task" USING btree ("clinic_id","act_on") WHERE "follow_up_task"."status" = 'waiting';--> statement-breakpoint
CREATE INDEX "follow_up_task_days" ON "follow_up_task" USING btree ("clinic_id","assignee_id","act_on") WHERE "follow_up_task"."status" in ('open', 'waiting');--> statement-breakpoint
CREATE INDEX "follow_up_task_open" ON "follow_up_task" USING btree ("clinic_id","risk","due_on","id","act","role") WHERE "follow_up_task"."status" = 'open' and not "follow_up_task"."unreached";--> statement-breakpoint
CREATE INDEX "follow_up_task_open_of" ON "follow_up_task" USING btree ("clinic_id","assignee_id","risk","due_on","id","act","role") WHERE "follow_up_task"."status" = 'open' and not "follow_up_task"."unreached";--> statement-breakpoint
CREATE INDEX "follow_up_task_open_act" ON "follow_up_task" USING btree ("clinic_id","act","risk","due_on","id","role") WHERE "follow_up_task"."status" = 'open' and not "follow_up_task"."unreached";--> statement-breakpoint
CREATE INDEX "follow_up_task_waiting" ON "follow_up_task" USING btree ("clinic_id","risk","due_on","id","assignee_id","act","role") WHERE "follow_up_task"."status" = 'waiting' and not "follow_up_task"."unreached";--> statement-breakpoint
CREATE INDEX "follow_up_task_unreached" ON "follow_up_task" USING btree ("clinic_id","risk","due_on","id","assignee_id","act","role") WHERE "follow_up_task"."unreached" and "follow_up_task"."status" in ('open', 'waiting');