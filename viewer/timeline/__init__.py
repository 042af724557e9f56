"""The timeline without a screen: scale, lanes, scene, hit tests."""
