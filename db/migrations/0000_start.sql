CREATE TABLE `answer` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text,
	`channel` text NOT NULL,
	`at` integer NOT NULL,
	`language` text NOT NULL,
	`outcome` text NOT NULL,
	`entry` text,
	`score` real NOT NULL,
	`content_version` text NOT NULL,
	`helped` integer
);
--> statement-breakpoint
CREATE INDEX `answer_at` ON `answer` (`at`);--> statement-breakpoint
CREATE TABLE `inbox_event` (
	`id` text PRIMARY KEY NOT NULL,
	`channel` text NOT NULL,
	`subject` text NOT NULL,
	`type` text NOT NULL,
	`occurred_at` integer NOT NULL,
	`received_at` integer NOT NULL,
	`state` text NOT NULL,
	`payload_sealed` text,
	`lease` text,
	`lease_until` integer,
	`attempts` integer DEFAULT 0 NOT NULL,
	`reason` text
);
--> statement-breakpoint
CREATE INDEX `inbox_event_subject` ON `inbox_event` (`subject`,`state`,`occurred_at`);--> statement-breakpoint
CREATE INDEX `inbox_event_state` ON `inbox_event` (`state`,`lease_until`);--> statement-breakpoint
CREATE TABLE `lease_guard` (
	`id` integer PRIMARY KEY NOT NULL,
	`held` integer NOT NULL,
	CONSTRAINT "lease_guard_single" CHECK("lease_guard"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE `outbox_message` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`subject` text NOT NULL,
	`kind` text NOT NULL,
	`body_sealed` text,
	`retry_key` text NOT NULL,
	`received_at` integer NOT NULL,
	`state` text NOT NULL,
	`may_have_arrived` integer DEFAULT false NOT NULL,
	`attempts` integer NOT NULL,
	`first_push_at` integer,
	`next_attempt_at` integer,
	`lease` text,
	`lease_until` integer,
	`status` integer,
	`reason` text,
	`line_request_id` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_message_eventId_unique` ON `outbox_message` (`event_id`);--> statement-breakpoint
CREATE INDEX `outbox_message_state` ON `outbox_message` (`state`,`next_attempt_at`);--> statement-breakpoint
CREATE INDEX `outbox_message_subject` ON `outbox_message` (`subject`,`state`);--> statement-breakpoint
CREATE TABLE `person` (
	`id` text PRIMARY KEY NOT NULL,
	`subject` text NOT NULL,
	`line_id_sealed` text NOT NULL,
	`channel` text NOT NULL,
	`language` text,
	`blocked_at` integer,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `person_subject_unique` ON `person` (`subject`);--> statement-breakpoint
CREATE TABLE `platform_check` (
	`id` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`findings` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `vault_key` (
	`purpose` text PRIMARY KEY NOT NULL,
	`wrapped` text NOT NULL,
	`created_at` integer NOT NULL
);
