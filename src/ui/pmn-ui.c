/* pmn-ui.c: what must be done once before any widget of ours is made
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pmn-ui.h"

#include "pmn-ui-resources.h"

void
pmn_ui_init (void)
{
  static gsize done = 0;

  if (g_once_init_enter (&done))
    {
      pmn_ui_register_resource ();
      g_once_init_leave (&done, 1);
    }
}
