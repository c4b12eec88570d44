"""What a told story shows of its people: Bayes' rule over the engine, from what is open in a scene to who they must be."""
