/* main.c: permanencectl, the command line
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-cli.h"

int
main (int argc, char *argv[])
{
  return pmn_cli_main (argc, argv);
}
