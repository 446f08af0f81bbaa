/* planted-fault.c: makes the fault it is asked for, to prove that the sanitizers of the tests see it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

static void *volatile held;

/* In a function of its own, so that no register of main() still holds the block. */
static void __attribute__ ((noinline))
leak (void)
{
  for (int i = 0; i < 16; i++)
    held = g_malloc (1000);
  held = NULL;
}

static int __attribute__ ((noinline))
overflow (int number)
{
  return number + INT_MAX;
}

int
main (int argc, char **argv)
{
  const char *fault = argc > 1 ? argv[1] : "none";

  if (strcmp (fault, "leak") == 0)
    leak ();
  else if (strcmp (fault, "overflow") == 0)
    printf ("%d\n", overflow (argc));

  return 0;
}
