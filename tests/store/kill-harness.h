/* kill-harness.h: kills a program at random instants and looks at what it leaves
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A test program lists its operations among its children too (see fixture_run_child()) and adds one
 * test for each. PMN_KILL_ROUNDS says how many times each is killed (20), PMN_KILL_SEED where the
 * instants begin: the instants differ from run to run of a machine, what must hold does not.
 */
#pragma once

#include "register-fixture.h"

G_BEGIN_DECLS

/**
 * KillOperation:
 * @name: the name of the child that does it: it gets the path of the register and a random number,
 *   prints "ready" once it is about to begin, then works until it is killed, printing the number of
 *   each step that was acknowledged to it, from 1
 * @max_delay_ms: the longest time before the kill: about the time of a few steps, so that each part
 *   of one is met
 * @prepare: (nullable): before each round
 * @verify: after each round: the register must be whole; @acknowledged: the last number printed
 */
typedef struct
{
  const char *name;
  int max_delay_ms;
  void (*prepare) (const char *path, guint round);
  void (*verify) (const char *path, gint64 acknowledged);
} KillOperation;

/** kill_harness_set_up: a folder in memory where there is one: more steps, hence more instants, in the same time. */
void kill_harness_set_up (RegisterFixture *fixture, gconstpointer data);
/** kill_harness_test: a GTest fixture function: @data: a #KillOperation. */
void kill_harness_test (RegisterFixture *fixture, gconstpointer data);
/** kill_harness_say: for the child: prints a number, or "ready" for 0. */
void kill_harness_say (gint64 number);
/** kill_harness_check: opens the register, checks it in full, reads one figure. */
gint64 kill_harness_check (const char *path, const char *sql);

G_END_DECLS
