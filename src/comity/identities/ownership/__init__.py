"""Tell which entities a listed party reaches through ownership and control, under whose doctrine, and by what proof."""
