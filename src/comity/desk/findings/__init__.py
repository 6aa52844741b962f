"""Elements meet evidence; members take positions; a rule of the body, as data, concludes."""
